// How good each theme is, as a range: the mean of the lows to the mean of the highs.
// Twin of alliancemap/model/scoring.py.

import { isUnknown } from "./answers.js";
import { bar, relevant } from "./case.js";
import { FULL, halfUp, sum } from "./interval.js";

export const THEMES = Object.freeze(["market", "value", "risk"]);

/** Return the score of a theme (0 market, 1 value, 2 risk, counted as protection). */
export function scoreTheme(case_, theme) {
  const { plan, spans, weights } = case_;
  const positions = relevant(case_, theme);
  const known = positions.filter((position) => !isUnknown(spans[position])).length;
  const weight = sum(positions.map((position) => weights[position]));
  const [sumLow, sumHigh] = [0, 1].map((end) =>
    sum(positions.map((position) => weights[position] * spans[position][end])),
  );
  const least = bar(case_, theme);
  const isAny = positions.length > 0;
  const covered = known * plan.coverageDenominator >= positions.length * plan.coverageNumerator;
  return {
    theme: THEMES[theme],
    low: isAny ? halfUp(1000 * sumLow, weight) : 0,
    high: isAny ? halfUp(1000 * sumHigh, weight) : FULL,
    known,
    relevant: positions.length,
    sumLow,
    sumHigh,
    weight,
    isCovered: isAny && covered,
    canBeMet: sumHigh >= least,
    isMet: isAny && sumLow >= least,
  };
}

/** Return a theme's range as people read it: risk, which is scored as protection, turned. */
export function asRead({ theme, low, high }) {
  return theme === "risk" ? { low: FULL - high, high: FULL - low } : { low, high };
}

/** Return the three theme scores in the order market, value, risk. */
export const scoreThemes = (case_) => THEMES.map((_, theme) => scoreTheme(case_, theme));
