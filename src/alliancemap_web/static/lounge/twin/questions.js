// What to find out next: the answer expected to settle the verdict most, for the least trouble.
// What an answer is worth is the expected fall in doubt: the variance of the share of futures that
// say yes once the answer is known, in whole numbers.
// Twin of alliancemap/model/questions.py.

import { isOpen, isUnknown } from "./answers.js";
import { relevant } from "./case.js";
import {
  allowed,
  between,
  kindsOf,
  openSums,
  qualityWeights,
  subset,
} from "./futures.js";
import { gateStatus } from "./gates.js";
import { halfUp, sortedBy } from "./interval.js";
import { weightAtLeast } from "./polynomial.js";
import { THEMES } from "./scoring.js";

const FINE = 10n ** 9n; // worth is counted in billionths
const FROM_PARTNER = new Set(["ask", "infer"]); // told or watched for; the rest we find ourselves

/**
 * Return, for each level an open answer may take, [weight of all futures, weight of yes].
 * `weights` are the theme's qualityWeights.
 */
function afterAnswer(outlook, position, weights) {
  const { plan, spans, weights: own } = outlook.case;
  const theme = outlook.themes[plan.themeOf[position]];
  const [low, high] = spans[position];
  const levels = Array.from({ length: high - low + 1 }, (_, place) => low + place);
  const yes = levels.map(() => 0n);
  const others = theme.open.filter((other) => other !== position);
  for (const [mask, row] of weights.yes) {
    const left = allowed(spans, outlook.single, subset(outlook.shared, mask));
    if (left.some((span, place) => span[0] > span[1] && place !== position)) continue;
    const kinds = kindsOf(own, left, others);
    plan.kernels.forEach((kernel, quality) => {
      const factor = row[quality] * theme.scalar[quality];
      if (factor === 0n) return;
      const sums = openSums(kernel, ...kinds);
      for (let level = left[position][0]; level <= left[position][1]; level += 1) {
        const reach = weightAtLeast(...sums, theme.bar - own[position] * level);
        yes[level - low] += factor * kernel[level] * reach;
      }
    });
  }
  const alone = plan.kernels.map(
    (kernel, quality) =>
      weights.mass[quality] * (theme.mass[quality] / between(kernel, spans[position])),
  );
  return levels.map((level, place) => [
    plan.kernels.reduce((mass, kernel, quality) => mass + alone[quality] * kernel[level], 0n),
    yes[place],
  ]);
}

/** Return the expected fall in doubt in billionths: the variance of the share then known. */
function worthOf({ yes, total }, branches) {
  let spread = 0n;
  for (const [mass, its] of branches) if (mass) spread += (FINE * its * its) / mass;
  const fall = spread - (FINE * yes * yes) / total;
  return fall > 0n ? fall / total : 0n;
}

/** Return the possible gates that this factor's answer could fire or clear. */
function openGates(case_, position) {
  return case_.plan.gates
    .filter((gate) => gate.parts.some(([part]) => part === position))
    .filter((gate) => gateStatus(case_, gate) === "possible")
    .map(({ id }) => id);
}

/** Return what an open answer's worth depends on; like answers are worth the same. */
function likeness({ case: { plan, spans, weights }, single, shared }, position) {
  const levels = (gates, name) =>
    gates.flatMap(({ parts }, bit) =>
      parts.filter(([part]) => part === position).map(([, atMost]) => `${name(bit)}${atMost}`),
    );
  const alone = levels(single, () => "").sort().at(-1); // of several the farthest counts
  return [
    plan.themeOf[position],
    spans[position],
    weights[position],
    alone,
    ...levels(shared, (bit) => `${bit}:`),
  ].join();
}

/** Return everything still open as [{position, question}], in the catalogue's order. */
export function foundQuestions(outlook) {
  const { plan, spans } = outlook.case;
  const weights = THEMES.map((_, theme) => qualityWeights(outlook, theme));
  const branches = new Map();
  return [...spans.keys()]
    .filter((position) => isOpen(spans[position]))
    .map((position) => {
      const key = likeness(outlook, position);
      if (!branches.has(key)) {
        branches.set(key, afterAnswer(outlook, position, weights[plan.themeOf[position]]));
      }
      return { position, question: questionAbout(outlook, position, branches.get(key)) };
    });
}

/** Return the question about one factor, from the weights after each of its answers. */
function questionAbout(outlook, position, branches) {
  const { plan } = outlook.case;
  const shares = branches.map(([mass, yes]) => halfUp(1000n * yes, mass));
  const gates = openGates(outlook.case, position);
  return Object.freeze({
    factor: plan.factors[position],
    askStyle: plan.askStyle[position],
    stage: plan.stage[position],
    worth: Number(worthOf(outlook, branches) / BigInt(plan.difficulty[position])),
    why: gates.length ? "gate" : "sharpens",
    gates,
    shareLow: Math.min(...shares),
    shareHigh: Math.max(...shares),
  });
}

/**
 * Return questions ranked: possible gates first; then worth in tenths of the best one's, since the
 * belief cannot tell closer than that; then the theme least known so far; then the talk's order.
 */
export function byWorth(case_, found) {
  const { plan, spans } = case_;
  const best = Math.max(0, ...found.map(({ question }) => question.worth)) || 1;
  const tenths = ({ question }) => halfUp(10 * question.worth, best);
  const first = sortedBy(
    found.map((one) => ({ ...one, back: -tenths(one) })),
    ({ position, question, back }) => [question.why, back, question.stage, position],
  );
  const positions = THEMES.map((_, theme) => relevant(case_, theme));
  const known = positions.map((ones) => ones.filter((one) => !isUnknown(spans[one])).length);
  const ordered = first.map((one) => {
    const theme = plan.themeOf[one.position];
    const coverage = Math.floor((1000 * known[theme]) / positions[theme].length);
    known[theme] += isUnknown(spans[one.position]) ? 1 : 0;
    return { ...one, coverage };
  });
  return sortedBy(ordered, ({ position, question, back, coverage }) => [
    question.why,
    back,
    coverage,
    question.stage,
    position,
  ]).map(({ question }) => question);
}

/** Return questions in the order of a natural talk, the catalogue's order within a stage. */
function inTalkOrder(questions, plan) {
  return sortedBy(questions, ({ stage, factor }) => [stage, plan.factors.indexOf(factor)]);
}

/**
 * Return the questions among which the order of a talk may choose: of the first five, those of the
 * first one's kind that are worth half of it or more.
 */
function atHand(ranked) {
  const [best] = ranked;
  return ranked.slice(0, 5).filter((one) => one.why === best.why && 2 * one.worth >= best.worth);
}

/** Return the `count` of a ranking that come first from the partner, in the order of a talk. */
export function questionsToRaise(ranked, plan, count) {
  const fromPartner = ranked.filter(({ askStyle }) => FROM_PARTNER.has(askStyle));
  return inTalkOrder(fromPartner.slice(0, count), plan);
}

/** Return the next `count` of a ranking, each the first in a talk's order of those at hand. */
export function nextOf(ranked, plan, count) {
  let left = ranked;
  const chosen = [];
  while (left.length && chosen.length < count) {
    const [next] = inTalkOrder(atHand(left), plan);
    chosen.push(next);
    left = left.filter((one) => one !== next);
  }
  return chosen;
}
