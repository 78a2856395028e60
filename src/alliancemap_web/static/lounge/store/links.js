// One link takes a talk along without an account. The server keeps a box that it cannot open; the
// key stands in the part of the address after "#", which browsers do not send.
import { isOperation } from "../talk.js";
import { isBelievable } from "./clock.js";
import { ask } from "./exchange.js";

const NONCE = 12;
const MOST = 4_000_000; // bytes of an opened box: no link may fill a phone
const CLOSED_AS = new TextEncoder().encode("alliancemap lounge link 1");
const [PLAIN, DEFLATED] = [0, 1]; // the first byte says how the rest is to be read

/** Why a link cannot be taken: "link_broken" (cut or changed), "link_gone" (ended), "link_large". */
export class LinkError extends Error {
  constructor(code, cause) {
    super(`the link is ${code}`, { cause });
    this.code = code;
  }
}

const toText = (bytes) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const gcm = (iv) => ({ name: "AES-GCM", iv, additionalData: CLOSED_AS });

async function throughStream(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new LinkError("link_large");
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function packed(operations) {
  const text = new TextEncoder().encode(JSON.stringify(operations));
  const deflates = typeof CompressionStream !== "undefined";
  const body = deflates ? await throughStream(text, new CompressionStream("deflate-raw"), MOST) : text;
  const whole = new Uint8Array(body.length + 1);
  whole[0] = deflates ? DEFLATED : PLAIN;
  whole.set(body, 1);
  return whole;
}

async function unpacked(whole) {
  const body = whole.subarray(1);
  if (whole[0] !== DEFLATED && whole[0] !== PLAIN) throw new LinkError("link_broken");
  const text =
    whole[0] === DEFLATED
      ? await throughStream(body, new DecompressionStream("deflate-raw"), MOST)
      : body;
  return JSON.parse(new TextDecoder().decode(text));
}

/** Close operations under a fresh key: {box, key}, both base64url. */
export async function closeBox(operations) {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const closed = await crypto.subtle.encrypt(gcm(nonce), key, await packed(operations));
  const box = new Uint8Array(NONCE + closed.byteLength);
  box.set(nonce);
  box.set(new Uint8Array(closed), NONCE);
  return { box: toText(box), key: toText(raw) };
}

/** Open a box: the operations of one talk. Throws LinkError. */
export async function openBox(box, key) {
  let operations;
  try {
    const bytes = toBytes(box);
    const opener = await crypto.subtle.importKey("raw", toBytes(key), "AES-GCM", false, ["decrypt"]);
    const opened = await crypto.subtle.decrypt(
      gcm(bytes.subarray(0, NONCE)),
      opener,
      bytes.subarray(NONCE),
    );
    operations = await unpacked(new Uint8Array(opened));
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("link_broken", error);
  }
  const isTalk = (operation) =>
    isOperation(operation) &&
    operation.talk === operations[0].talk &&
    isBelievable(operation.stamp);
  if (!Array.isArray(operations) || operations.length === 0 || !operations.every(isTalk))
    throw new LinkError("link_broken");
  return operations;
}

/**
 * Leave the operations of a talk on the server for 1 to 30 days: {id, fragment, revoke, until}, the
 * last in milliseconds since 1970. The link is the lounge's address and `fragment`. Throws Unreached, Refused.
 */
export async function makeLink(operations, days) {
  const { box, key } = await closeBox(operations);
  const left = await ask("POST", "/lounge/links", { body: { box, days } });
  const { id, revoke, until } = left;
  return { id, fragment: `#take=${id}.${key}`, revoke, until };
}

const TAKE = /^#?take=([\w-]+)\.([\w-]{43})$/;

/** Whether the part of an address after "#" takes a talk along. */
export const takesTalk = (fragment) => TAKE.test(fragment);

/** Fetch and open what a link leads to: the operations of one talk. Throws LinkError, Unreached. */
export async function takeLink(fragment) {
  const [, id, key] = TAKE.exec(fragment) ?? [];
  if (!id) throw new LinkError("link_broken");
  let left;
  try {
    left = await ask("GET", `/lounge/links/${id}`);
  } catch (error) {
    throw error.status === 404 || error.status === 410 ? new LinkError("link_gone", error) : error;
  }
  return openBox(left.box, key);
}

/** End a link before its time. Throws Unreached, Refused. */
export const revokeLink = async (id, revoke) => {
  await ask("DELETE", `/lounge/links/${id}`, { body: { revoke } });
};

/** Make a link of a talk and remember it on the phone, so that it can be ended, by forgetting too. */
export async function shareTalk(store, talk, days) {
  const link = await makeLink(store.operations(talk), days);
  const { id, revoke, until } = link;
  await store.change(() => ({ facts: { [`link:${id}`]: { talk, revoke, until } } }));
  return link;
}

/** The links that still lead to a talk: [{id, revoke, until}]. */
export const linksOf = (store, talk, now = Date.now()) =>
  store
    .facts("link:")
    .filter(([, link]) => link.talk === talk && link.until > now)
    .map(([id, { revoke, until }]) => ({ id, revoke, until }));

/** End a link of a talk, now or as soon as the server is reached again. */
export async function endLink(store, id) {
  const link = store.fact(`link:${id}`);
  if (!link) return;
  const { revoke } = link;
  await store.change(() => ({ facts: { [`link:${id}`]: undefined, [`revoked:${id}`]: { revoke } } }));
  store.tell("wanted", { talk: link.talk });
}
