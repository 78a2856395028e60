// The one rounding rule, and the order of lists that Python has built in.
// Twin of alliancemap/model/interval.py.

export const FULL = 4000; // level 4, the top of the scale, in thousandths

/** Return numerator / denominator rounded to a whole number, halves upwards, as a BigInt. */
export function halfUpBig(numerator, denominator) {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** Return the same as a number; whole numbers or BigInt go in, the result must be small. */
export function halfUp(numerator, denominator) {
  return Number(halfUpBig(BigInt(numerator), BigInt(denominator)));
}

/** Compare numbers, texts, or lists of them item by item; of equal beginnings the shorter first. */
export function compare(one, other) {
  if (!Array.isArray(one)) return one < other ? -1 : Number(one > other);
  for (let place = 0; place < Math.min(one.length, other.length); place += 1) {
    const found = compare(one[place], other[place]);
    if (found) return found;
  }
  return one.length - other.length;
}

/** Return the items in the order of their keys; equal keys keep their order. */
export function sortedBy(items, key) {
  return items
    .map((item) => [key(item), item])
    .sort(([one], [other]) => compare(one, other))
    .map(([, item]) => item);
}

/** Return the sum of numbers; of BigInts when it starts from 0n. */
export const sum = (numbers, start = 0) => numbers.reduce((total, one) => total + one, start);
