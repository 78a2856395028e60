// Where keys are written down: apart from what they close, each in a place of its own.
//
// A browser's database goes on holding what was deleted from it until it tidies up, which may be
// never. Chromium keeps all databases of a page in common files, but a storage bucket in files of its
// own; others keep each database in its own file. So a key goes with its whole place, and with it
// whatever it closed, wherever old copies of that may still lie.

const STORE = "key";

const placeOf = (name, id) => `${name}-${id}`;

const buckets = () => globalThis.navigator?.storageBuckets;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => resolve(undefined);
  });

function connect(factory, place) {
  const asked = factory.open(place, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return done(asked);
}

/** The databases of the bucket of a place: made when `isNew`, else null when there is none. */
async function bucketOf(place, isNew) {
  try {
    const there = await buckets().keys();
    if (!isNew && !there.includes(place)) return null;
    const bucket = await buckets().open(place, { durability: "strict" });
    // A key that is evicted before what it closes would be a loss for nothing.
    if (await navigator.storage.persisted()) await bucket.persist();
    return bucket.indexedDB;
  } catch {
    return null; // not here, or not in this kind of window
  }
}

const hasDatabase = async (place) =>
  (await indexedDB.databases()).some((database) => database.name === place);

async function factoryOf(place, isNew) {
  const own = buckets() ? await bucketOf(place, isNew) : null;
  if (own) return own;
  return isNew || (await hasDatabase(place)) ? indexedDB : null;
}

/** Write a key down; resolves once it is on the disk. */
export async function keepKey(name, kept) {
  const place = placeOf(name, kept.id);
  const database = await connect(await factoryOf(place, true), place);
  try {
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.objectStore(STORE).put(kept, STORE);
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The key of an id as it was written down; null when it is gone or cannot be read. */
export async function readKey(name, id) {
  const place = placeOf(name, id);
  const factory = await factoryOf(place, false);
  if (!factory) return null;
  const database = await connect(factory, place);
  try {
    const found = await done(database.transaction(STORE).objectStore(STORE).get(STORE));
    return found?.id === id ? found : null;
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** Destroy the key of an id, with the files it lies in. */
export async function dropKey(name, id) {
  const place = placeOf(name, id);
  await buckets()?.delete(place).catch(() => {});
  if (await hasDatabase(place)) await done(indexedDB.deleteDatabase(place));
}

/** Destroy every key of a name but one. */
export async function dropOtherKeys(name, id = null) {
  const places = [
    ...((await buckets()?.keys().catch(() => [])) ?? []),
    ...(await indexedDB.databases()).map((database) => database.name),
  ];
  const ids = places
    .filter((place) => place.startsWith(`${name}-`))
    .map((place) => place.slice(name.length + 1));
  for (const other of new Set(ids)) if (other !== id) await dropKey(name, other);
}

/** Do work on keys that no other tab may do meanwhile. */
export const aloneWithKeys = (name, work) =>
  globalThis.navigator?.locks ? navigator.locks.request(`${name}-keys`, work) : work();
