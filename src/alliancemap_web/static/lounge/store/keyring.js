// Where the locked keys lie: apart from what they close, each in a file of its own.
//
// A browser's database goes on holding what was deleted from it until it tidies up, which may be
// never: Chromium keeps all databases of a page in common files. A file of the page's own folder goes
// for good when it is deleted, and with it whatever the key closed, wherever old copies of that may
// still lie. Where pages have no such folder, each database is a file of its own, and is used so.

const STORE = "key";

const placeOf = (name, id) => `${name}-${id}`;

const folder = async () => (await globalThis.navigator?.storage?.getDirectory?.().catch(() => null)) ?? null;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => resolve(undefined);
  });

function connect(place) {
  const asked = indexedDB.open(place, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return done(asked);
}

const databases = async () => (await indexedDB.databases()).map((database) => database.name);

async function writeFile(place, bytes) {
  const file = await (await folder()).getFileHandle(place, { create: true });
  const writer = await file.createWritable();
  await writer.write(bytes);
  await writer.close();
}

async function writeDatabase(place, bytes) {
  const database = await connect(place);
  try {
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.objectStore(STORE).put(bytes, STORE);
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Write the bytes of a locked key down; resolves once they can be read again. */
export async function keepKey(name, id, bytes) {
  const place = placeOf(name, id);
  try {
    await writeFile(place, bytes);
    if ((await readFile(place))?.length === bytes.length) return;
  } catch (error) {
    if (error.name === "QuotaExceededError") throw error;
  }
  await writeDatabase(place, bytes);
}

async function readFile(place) {
  const found = await (await folder())?.getFileHandle(place).catch(() => null);
  return found ? new Uint8Array(await (await found.getFile()).arrayBuffer()) : null;
}

async function readDatabase(place) {
  if (!(await databases()).includes(place)) return null;
  const database = await connect(place);
  try {
    return (await done(database.transaction(STORE).objectStore(STORE).get(STORE))) ?? null;
  } finally {
    database.close();
  }
}

/** The bytes of the locked key of an id; null when it is gone. */
export async function readKey(name, id) {
  const place = placeOf(name, id);
  const bytes = await readFile(place);
  return bytes?.length ? bytes : readDatabase(place);
}

/** Destroy the key of an id, with the file it lies in. */
export async function dropKey(name, id) {
  const place = placeOf(name, id);
  await (await folder())?.removeEntry(place).catch(() => {});
  if ((await databases()).includes(place)) await done(indexedDB.deleteDatabase(place));
}

/** Destroy every key of a name but one. */
export async function dropOtherKeys(name, id = null) {
  const places = await databases();
  for await (const place of (await folder())?.keys() ?? []) places.push(place);
  const beginning = placeOf(name, "");
  const ids = places
    .filter((place) => place.startsWith(beginning))
    .map((place) => place.slice(beginning.length));
  for (const other of new Set(ids)) if (other !== id) await dropKey(name, other);
}

/** Do work on keys that no other tab may do meanwhile. */
export const aloneWithKeys = (name, work) =>
  globalThis.navigator?.locks ? navigator.locks.request(`${name}-keys`, work) : work();
