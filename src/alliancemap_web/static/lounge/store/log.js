// The log on the phone: numbered boxes and one slip that says how far it has come. It knows nothing
// of what the boxes hold. One transaction changes all or nothing, and is done when it is on the disk.

import { codeOf } from "./queue.js";
import { canEncrypt } from "./vault.js";

const VERSION = 1;
const PATIENCE = 10_000; // ms for a browser that neither opens a database nor says why

/** Why a log could not be opened or written: "none", "newer", "full" or "broken". */
export class LogError extends Error {
  constructor(code, cause) {
    super(`the log is ${code}`, { cause });
    this.code = code;
  }
}

const CODES = { QuotaExceededError: "full", VersionError: "newer" };

// A log that lost its slip still has its boxes: numbering goes on after the last of them.
const blank = (last = 0) => ({ turn: 0, last, swept: 0 });

const isAsSeen = (slip, seen) => slip?.turn === seen?.turn && slip?.key?.id === seen?.key?.id;

function following(before, added, more) {
  const turn = before.turn + 1;
  const after = { ...before, ...more, turn, last: before.last + added };
  return more.swept ? { ...after, swept: turn } : after;
}

const because = (error) => new LogError(CODES[error?.name] ?? "broken", error);

function connect(name, onGone) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, VERSION);
    const late = setTimeout(() => reject(new LogError("broken")), PATIENCE);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("slip");
      asked.result.createObjectStore("boxes");
    };
    asked.onerror = () => {
      clearTimeout(late);
      reject(because(asked.error));
    };
    asked.onsuccess = () => {
      clearTimeout(late);
      const database = asked.result;
      database.onversionchange = () => {
        database.close(); // a newer page, or a wipe, is waiting for us
        onGone();
      };
      database.onclose = onGone;
      resolve(database);
    };
  });
}

/** Ask the browser's database to be gone; one that another tab holds open is gone once that closes. */
function remove(name) {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}

function transact(database, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["slip", "boxes"], mode, { durability: "strict" });
    let answer;
    transaction.oncomplete = () => resolve(answer);
    transaction.onabort = () => (answer === null ? resolve(null) : reject(because(transaction.error)));
    work(transaction, (value) => {
      answer = value;
    });
  });
}

/**
 * Open the log of a name, made when there is none; throws LogError.
 *
 * read(after) -> {slip, boxes: [{number, box}]} with the boxes numbered over `after`.
 * commit(seen, {add, remove, slip}) -> the new slip, or null when the log is no longer as the slip
 *   `seen` says: then nothing was changed. A slip counts: `turn` changes, `last` number given,
 *   `swept` turn of the last time that boxes went without others in their place; `key` as kept.
 *   The boxes added have the numbers up to `last`.
 * touch(change) -> the slip after change(slip), no matter the turn; null when there is no slip.
 * wipe() -> when everything is gone, the slip with its key first.
 */
async function openLog(name) {
  if (typeof indexedDB === "undefined" || indexedDB === null) throw new LogError("none");
  let database = null;
  const onGone = () => {
    database = null;
  };
  const within = async (mode, work) => {
    for (let attempt = 0; ; attempt += 1) {
      database ??= await connect(name, onGone);
      try {
        return await transact(database, mode, work);
      } catch (error) {
        // A connection that closed under us is opened again, once.
        if (error.name !== "InvalidStateError" || attempt > 0)
          throw error instanceof LogError ? error : because(error);
        database = null;
      }
    }
  };
  database = await connect(name, onGone);

  return {
    keeps: true,

    read: (after = 0) =>
      within("readonly", (transaction, give) => {
        const found = { slip: undefined, boxes: [] };
        const range = IDBKeyRange.lowerBound(after, true);
        const boxes = transaction.objectStore("boxes");
        const numbers = boxes.getAllKeys(range);
        boxes.getAll(range).onsuccess = ({ target }) => {
          found.boxes = target.result.map((box, at) => ({ number: numbers.result[at], box }));
        };
        transaction.objectStore("slip").get("slip").onsuccess = ({ target }) => {
          found.slip = target.result;
          give(found);
        };
      }),

    commit: (seen, { add = [], remove: gone = [], slip: more = {} }) =>
      within("readwrite", (transaction, give) => {
        const slips = transaction.objectStore("slip");
        const boxes = transaction.objectStore("boxes");
        let last = 0;
        boxes.openKeyCursor(null, "prev").onsuccess = ({ target }) => {
          last = target.result?.key ?? 0;
        };
        slips.get("slip").onsuccess = ({ target }) => {
          if (!isAsSeen(target.result, seen)) {
            give(null);
            transaction.abort();
            return;
          }
          const after = following(target.result ?? blank(last), add.length, more);
          for (const number of gone) boxes.delete(number);
          add.forEach((box, at) => boxes.put(box, after.last - add.length + at + 1));
          slips.put(after, "slip");
          give(after);
        };
      }),

    touch: (change) =>
      within("readwrite", (transaction, give) => {
        const slips = transaction.objectStore("slip");
        slips.get("slip").onsuccess = ({ target }) => {
          const after = target.result ? change(target.result) : null;
          if (after) slips.put(after, "slip");
          give(after ?? undefined);
        };
      }),

    async wipe() {
      await within("readwrite", (transaction) => transaction.objectStore("slip").clear());
      await within("readwrite", (transaction) => transaction.objectStore("boxes").clear());
      database?.close();
      database = null;
      await remove(name);
    },
  };
}

// After a crash a browser may need a moment until its database opens again.
const PAUSES = [100, 300, 1_000, 2_000]; // ms

/** {log, code}: the log of a name; where nothing can be kept, one in memory and the reason why. */
export async function logOf(name) {
  if (!canEncrypt()) return { log: openMemory(), code: "insecure" };
  for (const pause of [...PAUSES, null]) {
    try {
      return { log: await openLog(name), code: null };
    } catch (error) {
      const code = codeOf(error);
      if (code !== "broken" || pause === null) return { log: openMemory(), code };
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** A log with the same ways that keeps nothing past this page. */
function openMemory() {
  let slip;
  let boxes = [];
  return {
    keeps: false,
    read: async (after = 0) => ({ slip, boxes: boxes.filter(({ number }) => number > after) }),
    async commit(seen, { add = [], remove: gone = [], slip: more = {} }) {
      if (!isAsSeen(slip, seen)) return null;
      slip = following(slip ?? blank(), add.length, more);
      boxes = boxes.filter(({ number }) => !gone.includes(number));
      add.forEach((box, at) => boxes.push({ number: slip.last - add.length + at + 1, box }));
      return slip;
    },
    touch: async (change) => (slip = change(slip)),
    async wipe() {
      [slip, boxes] = [undefined, []];
    },
  };
}
