// One talk read: verdict, futures, questions, reasons and what would change them, on the phone.
// The way in to the twin of alliancemap/model. Every file here has the name of its Python twin and
// answers to the digit what that answers (conformance/README.md). Nothing here touches the page.

import { makeCase } from "./case.js";
import { feelingGap as gap, withoutWeights } from "./assessment.js";
import { judge } from "./judgement.js";
import { readPlan } from "./plan.js";
import { foundQuestions, byWorth, nextOf, questionsToRaise as raised } from "./questions.js";
import { influences as moved, strongestReasons } from "./reasons.js";
import { tippingCard as tip } from "./tipping.js";

/**
 * Read a talk. What takes longer is reckoned when first asked for, and then kept.
 *
 * plan: as in conformance/plan.json, the same object each time, since its powers are kept with it.
 * levels: {factor: 0..4 | [low, high] | "unknown" | "not_relevant" | null}; absent is unknown.
 * more: {weights: {factor: whole number}, setAside: [gate], within: [factor]}; `within` limits
 * `questions` and what is made of them, so leave it out where the whole ranking is wanted:
 * nextQuestions can be limited by itself.
 *
 * Returns {themes: [{theme, low, high, known, relevant, sumLow, sumHigh, weight, isCovered,
 * canBeMet, isMet}], gates: [{gate, factors, status}], futures: {yes, total (BigInt), share, dots},
 * verdict: {code, causes, weakest, isSettled}, questions: [{factor, askStyle, stage, worth, why,
 * gates, shareLow, shareHigh}], judgement}. Scores in thousandths of a level, shares in thousandths;
 * the theme risk is scored as protection, as in Python.
 */
export function readTalk(plan, levels, { weights = {}, setAside = [], within = null } = {}) {
  const judgement = judge(makeCase(readPlan(plan), levels, weights, setAside));
  const { themes, gates, futures, verdict } = judgement;
  const found = once(() => foundQuestions(judgement.outlook));
  const ranked = once(() => byWorth(judgement.case, inside(found(), within)));
  const influence = once(() => moved(judgement));
  const late = {
    found,
    influence,
    reasons: once(() => strongestReasons(judgement, influence())),
    tipping: once(() => tip(judgement.case)),
  };
  const reading = {
    themes,
    gates,
    futures,
    verdict,
    get questions() {
      return ranked();
    },
    judgement,
  };
  laterOf.set(reading, late);
  return Object.freeze(reading);
}

/** Return the next `count` things to find out, in order; `within` limits the factors asked about. */
export function nextQuestions(reading, count = 1, within = null) {
  const { judgement } = reading;
  const ranked = within
    ? byWorth(judgement.case, inside(laterOf.get(reading).found(), within))
    : reading.questions;
  return nextOf(ranked, judgement.case.plan, count);
}

/** Return the `count` questions to raise with the partner, in the order of a talk. */
export function questionsToRaise(reading, count = 5) {
  return raised(reading.questions, reading.judgement.case.plan, count);
}

/** Return the three strongest reasons for the verdict: [{code, values}]. */
export const reasons = (reading) => laterOf.get(reading).reasons();

/** Return what each given answer moved: [{factor, swing}], in thousandths of the futures. */
export const influences = (reading) => laterOf.get(reading).influence();

/** Return what would turn the verdict: [{verdict, steps, changes: [{factor, before, after}]}]. */
export const tippingCard = (reading) => laterOf.get(reading).tipping();

/** Return {feeling, computed, isApart, knows} for a feeling {level, knows}; null for none. */
export const feelingGap = (reading, feeling) => gap(feeling, reading.judgement);

/** Return {verdict, dots, themes} as they are when every factor weighs the same. */
export const weightEffect = (reading) => withoutWeights(reading.judgement);

const laterOf = new WeakMap();

function inside(found, within) {
  if (!within) return found;
  const wanted = new Set(within);
  return found.filter(({ question }) => wanted.has(question.factor));
}

function once(make) {
  let made;
  return () => (made ??= make());
}
