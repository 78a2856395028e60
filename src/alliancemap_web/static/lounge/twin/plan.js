// The whole-number tables that every twin of the scoring reads, by position in `factors`.
// Twin of alliancemap/model/plan.py, which compiles them; here they are only read.

const BIG = new Set(["kernels", "partner", "themes"]); // what futures multiply
const read = new WeakMap();

/** Return the plan of a file as a frozen value: camelCase names, BigInt where futures multiply. */
export function readPlan(told) {
  if (!read.has(told)) {
    const named = Object.entries(told).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
      frozen(value, BIG.has(name)),
    ]);
    read.set(told, Object.freeze(Object.fromEntries(named)));
  }
  return read.get(told);
}

function frozen(value, isBig) {
  if (Array.isArray(value)) return Object.freeze(value.map((one) => frozen(one, isBig)));
  if (isBig) return BigInt(value);
  return Object.freeze(value);
}
