// The twin of alliancemap/reading/counted.py: what is told of the futures, and what is told instead
// while too few answers are in.
import { reasons } from "./twin/reading.js";
import { halfUp } from "./twin/interval.js";
import { aboutTheme } from "./twin/reasons.js";

/** Known answers from which the futures are counted: the twin of model/verdict.py's. */
export const COUNTED_FROM = 6;

const COUNTING = ["reason.too_few_futures", "reason.most_futures", "reason.futures_split"];

/** How many answers of a reading are known. */
export const knownOf = ({ themes }) => themes.reduce((sum, { known }) => sum + known, 0);

/** Whether it is too early to count futures. */
export const isEarly = (reading) => knownOf(reading) < COUNTED_FROM;

/** The reasons; while it is too early, a theme's range in place of a count of futures. */
export function toldReasons(reading) {
  const found = reasons(reading);
  if (!isEarly(reading)) return found;
  const told = found.filter(({ code }) => !COUNTING.includes(code));
  const said = new Set(told.map((one) => JSON.stringify(one)));
  const ranges = reading.themes.map((theme) => aboutTheme("reason.theme_range", theme));
  return [...told, ...ranges.filter((one) => !said.has(JSON.stringify(one)))].slice(0, found.length);
}

/** Between how many futures the answer to a question lies, of the plan's `futures`: [low, high]. */
export const swingOf = ({ shareLow, shareHigh }, { futures }) =>
  [shareLow, shareHigh].map((share) => halfUp(share * futures, 1000));
