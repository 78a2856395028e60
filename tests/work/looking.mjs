// What a page does to hear of others, for the tests: moments, answers, and whether anybody looks.
import { makePoller } from "../../src/alliancemap_web/static/work/live.js";

export { pace } from "../../src/alliancemap_web/static/work/live.js";
export { meaning } from "../../src/alliancemap_web/static/work/asking.js";
export { written } from "../../src/alliancemap_web/static/work/times.js";
export { newId, worst } from "../../src/alliancemap_web/static/work/autosave.js";

/** Play steps: ["moment"], ["see", true or false], ["answer", {end, html, sequence}]. */
export async function play(every, after, steps) {
  const looks = [];
  const taken = [];
  const waits = [];
  let timer = null;
  let isSeen = true;
  let answer = null;
  const poller = makePoller({
    look: (from) => {
      looks.push(from);
      return new Promise((resolve) => (answer = resolve));
    },
    later: (act, milliseconds) => {
      waits.push(milliseconds);
      timer = act;
      return act;
    },
    stop: (one) => {
      if (one === timer) timer = null;
    },
    isSeen: () => isSeen,
    take: (html) => taken.push(html),
    every,
    after,
  });
  poller.start();
  for (const [what, value] of steps) {
    if (what === "see") {
      isSeen = value;
      if (value) poller.turn();
    }
    if (what === "moment" && timer) {
      const act = timer;
      timer = null;
      act();
    }
    if (what === "answer" && answer) {
      const give = answer;
      answer = null;
      give(value);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { looks, taken, waits, reached: poller.reached(), isSet: timer !== null };
}
