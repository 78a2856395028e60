// Brings what others changed: asks an address every few seconds for what came after a number, while the
// page is seen, less often while the server is away. Mark: <div data-live="..." data-live-after="17">.

import { ask } from "./asking.js";
import { showBack, showOffline, showSignedOut } from "./connection.js";
import { putFragments, putHeld } from "./fragments.js";

const EVERY = 5;
const SLOWEST = 60;

/** Return the seconds until the next asking: twice as long after each failure in a row, to a minute. */
export function pace(every, failures) {
  return Math.min(every * 2 ** failures, Math.max(SLOWEST, every));
}

/**
 * Make a poller. `look(after)` resolves to { end, html, sequence }; `later` and `stop` are a timer;
 * `isSeen()` says whether anybody looks; `take(html)` puts what came. Never asks twice at once.
 */
export function makePoller({ look, later, stop, isSeen, take, every, after }) {
  let sequence = after;
  let failures = 0;
  let timer = null;
  let isAsking = false;
  let isOver = false;

  function next() {
    stop(timer);
    if (!isOver) timer = later(turn, 1000 * pace(every, failures));
  }

  async function turn() {
    if (isOver || isAsking) return;
    if (!isSeen()) {
      next();
      return;
    }
    isAsking = true;
    const { end, html, sequence: reached } = await look(sequence);
    isAsking = false;
    if (end === "ok" || end === "nothing") {
      failures = 0;
      if (reached !== null && reached !== undefined) sequence = reached;
      if (end === "ok") take(html);
    } else if (end === "closed" || end === "refused") isOver = true;
    else failures += 1;
    next();
  }

  return { start: next, turn, reached: () => sequence };
}

export function startLive() {
  const mark = document.querySelector("[data-live]");
  if (!mark) return;
  const address = new URL(mark.dataset.live, location.href);
  const poller = makePoller({
    look: async (after) => {
      address.searchParams.set("after", after);
      const answer = await ask(address, { headers: { "HX-Request": "true" } });
      if (answer.end === "unreachable") showOffline();
      else if (answer.end === "signed-out") showSignedOut();
      else showBack();
      return answer;
    },
    later: setTimeout,
    stop: clearTimeout,
    isSeen: () => document.visibilityState === "visible",
    take: putFragments,
    every: Number(mark.dataset.liveEvery) || EVERY,
    after: mark.dataset.liveAfter ?? "0",
  });
  poller.start();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") poller.turn();
  });
  document.addEventListener("connection-back", () => poller.turn());
  document.addEventListener("click", (event) => {
    if (event.target.closest("#news [data-away]")) {
      document.getElementById("news").replaceChildren();
      putHeld();
    }
  });
}
