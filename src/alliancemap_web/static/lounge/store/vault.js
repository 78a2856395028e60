// Keys, and what they close. A key leaves this module as bytes only under a lock: one that the browser
// keeps, as a key that scripts cannot read, or one that a PIN makes and nothing keeps.
import { newId } from "./clock.js";

/** Rounds of PBKDF2-SHA-256 between a PIN and its key: OWASP's Password Storage Cheat Sheet. */
export const ROUNDS = 600_000;

const CLOSED_AS = new TextEncoder().encode("alliancemap lounge record 1");
const STEP = 256; // bytes; texts are filled up to it, so that a size tells little
const NONCE = 12;

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

const aes = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

function joined(nonce, closed) {
  const bytes = new Uint8Array(NONCE + closed.length);
  bytes.set(nonce);
  bytes.set(closed, NONCE);
  return bytes;
}

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

/**
 * Make a lock for keys: {by, key}. `by` may be written down: {salt, rounds} behind a PIN; without one
 * it is the lock's own key, whose bytes scripts cannot read.
 */
export async function makeLock(pin = null) {
  if (pin === null) {
    const lock = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return { by: { key: lock }, key: lock };
  }
  const by = { salt: random(16), rounds: ROUNDS };
  return { by, key: await keyFromPin(pin, by) };
}

/** The lock that was written down, with the PIN it wants; null when it wants one and has none. */
export async function lockOf(by, pin = null) {
  if (by?.key instanceof CryptoKey) return { by, key: by.key };
  return pin === null || !by?.salt ? null : { by, key: await keyFromPin(pin, by) };
}

/**
 * Make a fresh key under a lock: {id, key, locked}. `key` closes and opens; `locked` are the bytes
 * that may be written down, which the lock opens.
 */
export async function freshKey(lock) {
  const raw = random(32);
  try {
    const nonce = random(NONCE);
    const closed = new Uint8Array(await crypto.subtle.encrypt(gcm(nonce), lock.key, raw));
    return { id: newId(), key: await aes(raw), locked: joined(nonce, closed) };
  } finally {
    raw.fill(0);
  }
}

/** The key behind a lock; null when the lock is not the one, as with a wrong PIN. */
export async function unlocked(lock, locked) {
  let raw;
  try {
    const nonce = locked.subarray(0, NONCE);
    const opened = await crypto.subtle.decrypt(gcm(nonce), lock.key, locked.subarray(NONCE));
    raw = new Uint8Array(opened);
    return await aes(raw);
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
  return joined(nonce, closed);
}

/** Open what `seal` closed; throws when it was closed under another key or has been changed. */
export async function unseal(key, box) {
  const opened = await crypto.subtle.decrypt(gcm(box.subarray(0, NONCE)), key, box.subarray(NONCE));
  return JSON.parse(new TextDecoder().decode(opened));
}
