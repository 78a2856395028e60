// What the page one signs out on asks of the lounge: how much would be lost, and to delete it all.
import { StoreError } from "./queue.js";
import { openStore } from "./store.js";
import { startSync, unsentOf } from "./sync.js";

let opened = null;

async function open() {
  const store = await openStore();
  return { store, sync: startSync(store) };
}

const lounge = () => (opened ??= open());

/**
 * How many operations are on this device alone, once what can be sent was sent. Throws StoreError
 * "locked" when a PIN hides that: unlock or wipe in the lounge first.
 */
export async function waiting() {
  const { store, sync } = await lounge();
  await sync.now();
  if (store.state === "locked") throw new StoreError("locked");
  return unsentOf(store).reduce((sum, { waiting: count }) => sum + count, 0);
}

/** Destroy the keys and everything the lounge keeps on this device. Throws StoreError "locked". */
export async function leave() {
  const { sync } = await lounge();
  await sync.signOut({ evenUnsent: true });
}
