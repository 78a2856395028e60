// What a page does with what is typed, for the tests: puts, answers and moments in any order.
import { delay, makeQueue } from "../../src/alliancemap_web/static/work/queue.js";

export { delay };

/**
 * Play steps: ["put", key, body], ["answer", end] (to what is on its way), ["throw"], ["moment"] (the timers
 * that stand go off), ["poke"]. Returns what was sent, what was told, and the queue's counts after each step.
 */
export async function play(steps) {
  const sends = [];
  const tellings = [];
  const counts = [];
  let most = 0;
  let now = 0;
  let timers = [];
  let waits = null;
  let number = 0;
  const queue = makeQueue({
    send: (item) => {
      now += 1;
      most = Math.max(most, now);
      sends.push({ key: item.key, body: item.body, id: item.id });
      return new Promise((resolve, reject) => (waits = { resolve, reject }));
    },
    later: (act, milliseconds) => timers.push({ act, milliseconds }),
    told: (key, state) => tellings.push([key, state]),
    newId: () => `id${(number += 1)}`,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  for (const [what, ...rest] of steps) {
    if (what === "put") queue.put(...rest);
    if (what === "poke") queue.poke();
    if (what === "moment") {
      const due = timers;
      timers = [];
      for (const one of due) one.act();
    }
    if ((what === "answer" || what === "throw") && waits) {
      const { resolve, reject } = waits;
      waits = null;
      now -= 1;
      if (what === "throw") reject(new Error("no network"));
      else resolve(rest[0]);
    }
    await settle();
    counts.push([queue.waiting(), queue.unsent(), timers.map((one) => one.milliseconds)]);
  }
  return { sends, tellings, counts, most, isSending: waits !== null };
}
