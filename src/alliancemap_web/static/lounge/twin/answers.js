// What an answer is worth to the scores: a span of levels, or not relevant.
// Twin of alliancemap/model/answers.py.

export const TOP_LEVEL = 4;
export const UNKNOWN = Object.freeze([0, TOP_LEVEL]);
export const NOT_RELEVANT = Object.freeze([-1, -1]);

/** Return the span [low, high] of an answer as talks and case files write it. */
export function span(level) {
  if (Array.isArray(level)) return level;
  if (Number.isInteger(level)) return [level, level];
  return level === "not_relevant" ? NOT_RELEVANT : UNKNOWN;
}

export const isUnknown = ([low, high]) => low === 0 && high === TOP_LEVEL;
export const isRelevant = ([low]) => low >= 0;
export const isOpen = ([low, high]) => low < high;
export const isPoint = ([low, high]) => low === high && low >= 0;
