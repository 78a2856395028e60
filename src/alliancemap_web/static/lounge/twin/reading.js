// One talk read: verdict, futures, questions, reasons and what would change them, on the phone.
// The way in to the twin of alliancemap/model: each file here has the name of its Python twin,
// where more is said, and answers to the digit what that answers (conformance/README.md).

import { feelingGap as gap, withoutWeights } from "./assessment.js";
import { makeCase } from "./case.js";
import { judge } from "./judgement.js";
import { frozen, readPlan } from "./plan.js";
import { keeping } from "./polynomial.js";
import * as asking from "./questions.js";
import { influences as moved, strongestReasons } from "./reasons.js";
import { tippingCard as tip } from "./tipping.js";

/**
 * Read a talk; questions and all that is exported below are reckoned when first asked for.
 *
 * plan: as in conformance/plan.json; the same object each time, since its powers are kept with it.
 * levels: {factor: 0..4 | [low, high] | "unknown" | "not_relevant" | null}; absent is unknown.
 * weights: {factor: whole number}; setAside: [gate]; within: the only factors that `questions` may
 * ask about (nextQuestions can be limited by itself).
 *
 * Returns {themes: [{theme, low, high, known, relevant, sumLow, sumHigh, weight, isCovered,
 * canBeMet, isMet}], gates: [{gate, factors, status}], futures: {yes, total, share, dots},
 * verdict: {code, causes, weakest, isSettled}, questions: [{factor, askStyle, stage, worth, why,
 * gates, shareLow, shareHigh}], judgement}. Scores in thousandths of a level, where risk counts as
 * protection; shares in thousandths; yes and total are BigInt.
 */
export function readTalk(plan, levels, { weights, setAside, within } = {}) {
  const judgement = judge(makeCase(readPlan(plan), levels, weights, setAside));
  const { themes, gates, futures, verdict } = judgement;
  let ranked = null;
  return Object.freeze({
    ...frozen({ themes, gates, futures, verdict }),
    judgement,
    get questions() {
      ranked ??= frozen(asking.rankQuestions(judgement.outlook, within));
      return ranked;
    },
  });
}

/** Return the next `count` things to find out; `within` are the only factors to ask about. */
export function nextQuestions(reading, count = 1, within = null) {
  const { outlook, case: case_ } = reading.judgement;
  const ranked = within ? asking.rankQuestions(outlook, within) : reading.questions;
  return asking.nextQuestions(ranked, case_.plan.factors, count);
}

/** Return the `count` questions to raise with the partner, in the order of a talk. */
export function questionsToRaise(reading, count = 5) {
  return asking.questionsToRaise(reading.questions, reading.judgement.case.plan.factors, count);
}

/** Return what each given answer moved: [{factor, swing}], in thousandths of the futures. */
export const influences = keeping(({ judgement }) => frozen(moved(judgement)));

/** Return the three strongest reasons for the verdict: [{code, values}]. */
export const reasons = keeping((reading) =>
  frozen(strongestReasons(reading.judgement, influences(reading))),
);

/** Return what would turn the verdict: [{verdict, steps, changes: [{factor, before, after}]}]. */
export const tippingCard = keeping(({ judgement }) => frozen(tip(judgement.case)));

/** Return {feeling, computed, isApart, knows} for a feeling {level, knows}; null for none. */
export const feelingGap = ({ judgement }, feeling) => frozen(gap(feeling, judgement));

/** Return {verdict, dots, themes} as they would be if every factor weighed the same. */
export const weightEffect = keeping(({ judgement }) => frozen(withoutWeights(judgement)));
