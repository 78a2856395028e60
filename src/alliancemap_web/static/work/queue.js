// What waits to be sent: one thing at a time, in order, nothing dropped before it was answered.

// Seconds before each next try while the server is not reached; the last one stays.
const DELAYS = [1, 2, 4, 8, 15, 30];

/** Return the milliseconds to wait before the next try after so many failures in a row (1, 2, ...). */
export function delay(failures) {
  return 1000 * DELAYS[Math.min(failures, DELAYS.length) - 1];
}

/**
 * Make a queue. `send(item)` resolves to how it ended: "kept", "refused" or "closed" (the server has
 * answered: it is taken out), "unreachable" (tried again by itself) or "signed-out" (tried again when
 * poked). `later(act, milliseconds)` is a timer; `told(key, state)` hears "waiting", "saving" and those.
 *
 * put(key, body): what is to be sent of a form, in place of what still waits of the same form.
 * poke(): try now. waiting() and unsent(): how many wait, without and with the one on its way. An item keeps
 * its `id` over all tries, so that the server can know it again when only its answer was lost.
 */
export function makeQueue({ send, later, told, newId }) {
  const waiting = new Map();
  let sent = null;
  let failures = 0;
  let round = 0;

  async function run() {
    if (sent) return;
    const first = waiting.entries().next();
    if (first.done) return;
    const [key, item] = first.value;
    waiting.delete(key);
    sent = item;
    told(key, "saving", item);
    let end;
    try {
      end = await send(item);
    } catch {
      end = "unreachable";
    }
    sent = null;
    const newer = waiting.has(key);
    if (end === "unreachable" || end === "signed-out") {
      if (!newer) putFirst(key, item);
      told(key, end, item);
      if (end === "unreachable") tryLater();
      return;
    }
    failures = 0;
    told(key, newer ? "waiting" : end, item);
    await run();
  }

  function putFirst(key, item) {
    const others = [...waiting];
    waiting.clear();
    waiting.set(key, item);
    for (const [name, one] of others) waiting.set(name, one);
  }

  function tryLater() {
    failures += 1;
    round += 1;
    const mine = round;
    later(() => mine === round && run(), delay(failures));
  }

  return {
    put(key, body) {
      waiting.set(key, { key, body, id: newId() });
      if (failures === 0) {
        if (sent) told(key, "waiting", waiting.get(key));
        return run();
      }
      told(key, "unreachable", waiting.get(key));
      return Promise.resolve();
    },
    poke() {
      round += 1;
      return run();
    },
    waiting: () => waiting.size,
    unsent: () => waiting.size + (sent ? 1 : 0),
    waits: (key) => waiting.has(key) || sent?.key === key,
  };
}
