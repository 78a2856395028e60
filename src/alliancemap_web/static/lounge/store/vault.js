// Keys, and what they close. A key never leaves this module as bytes: without a PIN the browser
// keeps it as a key that scripts cannot read, with a PIN only its wrapped form is kept.
import { newId } from "./clock.js";

/** Rounds of PBKDF2-SHA-256 between a PIN and its key: OWASP's Password Storage Cheat Sheet. */
export const ROUNDS = 600_000;

const CLOSED_AS = new TextEncoder().encode("alliancemap lounge record 1");
const STEP = 256; // bytes; texts are filled up to it, so that a size tells little
const NONCE = 12;

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

const aes = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

const gcm = (iv) => ({ name: "AES-GCM", iv, additionalData: CLOSED_AS });

/** Whether this page may encrypt: not on an insecure address. */
export const canEncrypt = () => typeof crypto !== "undefined" && crypto.subtle !== undefined;

async function keyFromPin(pin, { salt, rounds }) {
  const text = new TextEncoder().encode(pin.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", text, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** Make the lock of a PIN: {salt, rounds, key}, which closes keys and is never written down whole. */
export async function makeLock(pin) {
  const lock = { salt: random(16), rounds: ROUNDS };
  return { ...lock, key: await keyFromPin(pin, lock) };
}

/**
 * Make a fresh key: {key, kept}. `key` closes and opens; `kept` is what may be written down:
 * {id, key} without a lock, {id, salt, rounds, nonce, wrapped} with one.
 */
export async function freshKey(lock = null) {
  const raw = random(32);
  try {
    const key = await aes(raw);
    const id = newId();
    if (lock === null) return { key, kept: { id, key } };
    const { salt, rounds } = lock;
    const nonce = random(NONCE);
    const wrapped = new Uint8Array(await crypto.subtle.encrypt(gcm(nonce), lock.key, raw));
    return { key, kept: { id, salt, rounds, nonce, wrapped } };
  } finally {
    raw.fill(0);
  }
}

/** What lies behind a PIN: {key, lock}; null when the PIN is not the right one. */
export async function keyBehind(kept, pin) {
  const { salt, rounds } = kept;
  const lock = { salt, rounds, key: await keyFromPin(pin, kept) };
  let raw;
  try {
    raw = new Uint8Array(await crypto.subtle.decrypt(gcm(kept.nonce), lock.key, kept.wrapped));
    return { key: await aes(raw), lock };
  } catch (error) {
    if (error.name === "OperationError") return null;
    throw error;
  } finally {
    raw?.fill(0);
  }
}

/** Close a plain value under a key: a nonce and the ciphertext, as bytes. */
export async function seal(key, value) {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const filled = new Uint8Array(Math.ceil(text.length / STEP) * STEP).fill(0x20);
  filled.set(text); // blanks after a JSON text change nothing
  const nonce = random(NONCE);
  const closed = new Uint8Array(await crypto.subtle.encrypt(gcm(nonce), key, filled));
  const box = new Uint8Array(NONCE + closed.length);
  box.set(nonce);
  box.set(closed, NONCE);
  return box;
}

/** Open what `seal` closed; throws when it was closed under another key or has been changed. */
export async function unseal(key, box) {
  const opened = await crypto.subtle.decrypt(gcm(box.subarray(0, NONCE)), key, box.subarray(NONCE));
  return JSON.parse(new TextDecoder().decode(opened));
}
