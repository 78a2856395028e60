// What stands beside the judgement: the person's own feeling, and what own weights changed.
// Twin of those two in alliancemap/model/assessment.py.

import { halfUp } from "./interval.js";
import { judge } from "./judgement.js";

const STEP = 1000; // feeling and result are more than a step apart: asked about, never mixed in

/** Return the feeling {level, knows} beside the weakest theme's middle; null while nobody said. */
export function feelingGap(told, { themes, verdict }) {
  if (!told) return null;
  const { low, high } = themes.find(({ theme }) => theme === verdict.weakest);
  const computed = halfUp(low + high, 2);
  const feeling = 1000 * told.level;
  const isApart = Math.abs(feeling - computed) > STEP;
  return { feeling, computed, isApart, knows: told.knows ?? null };
}

/** Return the result with every factor weighing the same, to show beside the weighted one. */
export function withoutWeights({ case: case_ }) {
  const even = judge({ ...case_, weights: case_.weights.map(() => 1) });
  return { verdict: even.verdict.code, dots: even.futures.dots, themes: even.themes };
}
