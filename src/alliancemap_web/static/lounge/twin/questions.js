// What to find out next: the answer expected to settle the verdict most, for the least trouble.
// Twin of alliancemap/model/questions.py.

import { isOpen, isUnknown } from "./answers.js";
import { relevant } from "./case.js";
import { allowed, between, dot, kindsOf, openSums, qualityWeights, subset } from "./futures.js";
import { gateStatus } from "./gates.js";
import { halfUp, sortedBy, sum } from "./interval.js";
import { keeping, weightAtLeast } from "./polynomial.js";
import { THEMES } from "./scoring.js";

const FINE = 10n ** 9n; // worth is counted in billionths
const FROM_PARTNER = new Set(["ask", "infer"]); // told or watched for; the rest we find ourselves

/**
 * Return what an open answer is worth: the expected `fall` in doubt in billionths, the variance of
 * the share once it is known, and the least and greatest share after one of its levels.
 */
function afterAnswer(outlook, position) {
  const { plan, spans, weights: own } = outlook.case;
  const weights = qualityWeights(outlook, plan.themeOf[position]);
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
  const masses = levels.map((level) => dot(alone, plan.kernels.map((kernel) => kernel[level])));
  const shares = masses.map((mass, place) => halfUp(1000n * yes[place], mass));
  const spread = masses.map((mass, place) => (FINE * yes[place] * yes[place]) / mass);
  const fall = sum(spread, 0n) - (FINE * outlook.yes * outlook.yes) / outlook.total;
  return {
    fall: fall > 0n ? Number(fall / outlook.total) : 0,
    shareLow: Math.min(...shares),
    shareHigh: Math.max(...shares),
  };
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
  const asked = (gates) =>
    gates.flatMap(({ parts }, bit) =>
      parts.filter(([part]) => part === position).map(([, atMost]) => [bit, atMost]),
    );
  const alone = Math.max(-1, ...asked(single).map(([, atMost]) => atMost));
  return [plan.themeOf[position], spans[position], weights[position], alone, asked(shared)].join();
}

const branchesOf = keeping(() => new Map()); // what like answers are worth, kept with the outlook

/** Return everything still worth finding out, most worth first; `within` limits the factors. */
export function rankQuestions(outlook, within = null) {
  const { plan, spans } = outlook.case;
  const branches = branchesOf(outlook);
  const found = [];
  for (const [position, factor] of plan.factors.entries()) {
    if (!isOpen(spans[position]) || (within && !within.includes(factor))) continue;
    const key = likeness(outlook, position);
    if (!branches.has(key)) branches.set(key, afterAnswer(outlook, position));
    found.push({ position, question: questionAbout(outlook, position, branches.get(key)) });
  }
  return byWorth(outlook.case, found);
}

/** Return the question about one factor, from what its answers are worth. */
function questionAbout({ case: case_ }, position, { fall, shareLow, shareHigh }) {
  const { plan } = case_;
  const gates = openGates(case_, position);
  return {
    factor: plan.factors[position],
    askStyle: plan.askStyle[position],
    stage: plan.stage[position],
    worth: Math.floor(fall / plan.difficulty[position]),
    why: gates.length ? "gate" : "sharpens",
    gates,
    shareLow,
    shareHigh,
  };
}

/**
 * Return questions ranked: possible gates first; then worth in tenths of the best one's, since the
 * belief cannot tell closer than that; then the theme least known so far; then the talk's order.
 */
function byWorth(case_, found) {
  const { plan, spans } = case_;
  const best = Math.max(0, ...found.map(({ question }) => question.worth)) || 1;
  const keyed = found.map(({ position, question }) => ({
    position,
    question,
    head: [question.why, -halfUp(10 * question.worth, best)],
    tail: [question.stage, position],
  }));
  const inOrder = (ones) => sortedBy(ones, ({ head, tail }) => [...head, ...tail]);
  const positions = THEMES.map((_, theme) => relevant(case_, theme));
  const known = positions.map((ones) => ones.filter((one) => !isUnknown(spans[one])).length);
  const covered = inOrder(keyed).map((one) => {
    const theme = plan.themeOf[one.position];
    const coverage = Math.floor((1000 * known[theme]) / positions[theme].length);
    if (isUnknown(spans[one.position])) known[theme] += 1; // as if it were answered by then
    return { ...one, head: [...one.head, coverage] };
  });
  return inOrder(covered).map(({ question }) => question);
}

/** Return questions in the order of a natural talk, the catalogue's order within a stage. */
function inTalkOrder(questions, planOrder) {
  return sortedBy(questions, ({ stage, factor }) => [stage, planOrder.indexOf(factor)]);
}

/** Return, of the first five of a ranking, those of the first's kind worth half of it or more. */
function atHand(ranked) {
  const [best] = ranked;
  return ranked.slice(0, 5).filter((one) => one.why === best.why && 2 * one.worth >= best.worth);
}

/** Return the `count` of a ranking that come first from the partner, in the order of a talk. */
export function questionsToRaise(ranked, planOrder, count) {
  const fromPartner = ranked.filter(({ askStyle }) => FROM_PARTNER.has(askStyle));
  return inTalkOrder(fromPartner.slice(0, count), planOrder);
}

/** Return the next `count` of a ranking, each the first in a talk's order of those at hand. */
export function nextQuestions(ranked, planOrder, count) {
  const left = [...ranked];
  const chosen = [];
  while (left.length && chosen.length < count) {
    chosen.push(inTalkOrder(atHand(left), planOrder)[0]);
    left.splice(left.indexOf(chosen.at(-1)), 1);
  }
  return chosen;
}
