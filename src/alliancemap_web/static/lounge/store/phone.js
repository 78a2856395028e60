// What the browser itself says of this phone's storage, and the page's own copies in it.

/** {persisted, usage, quota}: whether the browser promises not to evict, and bytes. */
export async function keeping() {
  const storage = globalThis.navigator?.storage;
  const { usage = null, quota = null } = (await storage?.estimate?.().catch(() => null)) ?? {};
  const persisted = (await storage?.persisted?.().catch(() => false)) ?? false;
  return { persisted, usage, quota };
}

/** Ask the browser not to evict what is kept; true when it agreed. */
export const askToPersist = async () =>
  (await globalThis.navigator?.storage?.persist?.().catch(() => false)) ?? false;

/** Drop the copies of the page that its worker keeps, and the worker; they hold nothing personal. */
export async function dropCopies() {
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  for (const name of names) await caches.delete(name);
  const workers = globalThis.navigator?.serviceWorker;
  for (const worker of (await workers?.getRegistrations().catch(() => [])) ?? [])
    if (new URL(worker.scope).pathname.startsWith("/lounge/")) await worker.unregister();
}
