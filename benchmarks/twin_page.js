// What the browser does while benchmarks/twin.py holds the clock: every work returns
// [milliseconds, an answer that must be the same on every side].
import { straightFutures, straightWorths } from "./straight.js";
import * as twin from "./twin/reading.js";

const plan = await (await fetch("/plan.json")).json();
const spans = (levels) =>
  plan.factors.map((factor) => (factor in levels ? [levels[factor], levels[factor]] : [0, 4]));
let reading = null; // of the last tap

function timed(work) {
  const start = performance.now();
  const found = work();
  return [performance.now() - start, found];
}

function judged(levels) {
  reading = twin.readTalk(plan, levels);
  return String(reading.futures.yes);
}

const asked = () => twin.nextQuestions(reading)[0]?.factor ?? null;

export const works = {
  tap: (levels) => timed(() => [judged(levels), asked()]),
  judged: (levels) => timed(() => judged(levels)),
  asked: () => timed(asked),
  reasons: () => timed(() => twin.reasons(reading).map(({ code }) => code)),
  tipping: () => timed(() => twin.tippingCard(reading).map(({ steps }) => steps)),
  straightJudged: (levels) => timed(() => String(straightFutures(plan, spans(levels)).yes)),
  straightAsked: (levels) => timed(() => straightWorths(plan, spans(levels)).length),
};
