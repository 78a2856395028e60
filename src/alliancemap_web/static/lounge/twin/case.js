// One case to judge: the plan, a span for every factor, own weights and gates set aside.
// Twin of alliancemap/model/case.py.

import { isRelevant, span } from "./answers.js";
import { sum } from "./interval.js";

/** Return the case for answers by factor; what is not answered is unknown, what has no weight 1. */
export function makeCase(plan, levels, weights = {}, setAside = []) {
  return {
    plan,
    spans: plan.factors.map((factor) => span(levels[factor])),
    weights: plan.factors.map((factor) => weights[factor] ?? 1),
    setAside: new Set(setAside),
  };
}

/** Return the positions of a theme's factors that are not set as not relevant. */
export function relevant(case_, theme) {
  const { plan, spans } = case_;
  return [...plan.themeOf.keys()].filter(
    (position) => plan.themeOf[position] === theme && isRelevant(spans[position]),
  );
}

/** Return the weighted sum of levels from which a theme is met, rounded up to a whole. */
export function bar(case_, theme) {
  const total = sum(relevant(case_, theme).map((position) => case_.weights[position]));
  return Math.ceil((total * case_.plan.metFrom) / 1000); // exact: far under 2 ** 53
}

/** Return the same case with other answers: [position, span] pairs. */
export function withSpans(case_, changes) {
  const spans = [...case_.spans];
  for (const [position, changed] of changes) spans[position] = changed;
  return { ...case_, spans };
}
