// The whole-number tables that every twin of the scoring reads, by position in `factors`.
// Twin of alliancemap/model/plan.py, which compiles them; here they are only read.

import { keeping } from "./polynomial.js";

/** Return a file's plan with camelCase names, and BigInt where futures multiply. */
export const readPlan = keeping((told) => {
  const named = Object.entries(told).map(([name, value]) => [
    name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
    value,
  ]);
  const plan = Object.fromEntries(named);
  const big = (row) => row.map(BigInt);
  const { kernels, partner, themes } = plan;
  return frozen({
    ...plan,
    kernels: kernels.map(big),
    partner: big(partner),
    themes: themes.map(big),
  });
});

/** Return a value that cannot be changed, all the way down. */
export function frozen(value) {
  if (typeof value === "object" && value) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
