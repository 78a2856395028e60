// Polynomials with whole coefficients, kept as one long BigInt each: a fixed number of hexadecimal
// digits holds a coefficient, so multiplying integers multiplies polynomials, exactly and fast.
// Twin of alliancemap/model/polynomial.py.

const KEPT = 256; // results kept by each function for one kernel; the oldest leave first

/**
 * Return the same function of an object and plain values, keeping its results as long as the object
 * lives: a plan's powers return at every tap.
 */
export function keeping(make) {
  const byObject = new WeakMap();
  return (object, ...values) => {
    if (!byObject.has(object)) byObject.set(object, new Map());
    const kept = byObject.get(object);
    const key = values.join();
    if (!kept.has(key)) {
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      kept.set(key, make(object, ...values));
    }
    return kept.get(key);
  };
}

/** Return one answer of a kind "weight,low,high" as a polynomial, `width` digits a coefficient. */
function pack(kernel, kind, width) {
  const [step, low, high] = kind.split(",").map(Number);
  let packed = 0n;
  for (let level = low; level <= high; level += 1) {
    packed |= kernel[level] << BigInt(4 * width * step * level);
  }
  return packed;
}

/** Return the coefficients of a packed polynomial, lowest power first. */
export function unpack(packed, width) {
  const text = packed.toString(16);
  const coefficients = [];
  for (let end = text.length; end > 0; end -= width) {
    coefficients.push(BigInt(`0x${text.slice(Math.max(0, end - width), end)}`));
  }
  return coefficients;
}

/** Return the packed polynomial of `times` like answers. */
export const power = keeping(
  (kernel, kind, times, width) => pack(kernel, kind, width) ** BigInt(times),
);

/**
 * Return the coefficients of a polynomial raised to a power, lowest first; the first weight must
 * not be zero. Each follows from the few before it (J.C.P. Miller; Knuth, The Art of Computer
 * Programming 2, 4.7), since p times the derivative of p ** n is n times p' times p ** n.
 */
function powered(weights, times) {
  const [first] = weights;
  const top = weights.length - 1;
  const found = [first ** BigInt(times)];
  for (let place = 1; place <= top * times; place += 1) {
    let total = 0n;
    for (let back = 1; back <= Math.min(top, place); back += 1) {
      total += BigInt(back * (times + 1) - place) * weights[back] * found[place - back];
    }
    found.push(total / (BigInt(place) * first));
  }
  return found;
}

/** Return, for each s from 0 up, the weight of `times` like answers that sum to s or more. */
export const sumsFrom = keeping((kernel, kind, times) => {
  const [step, low, high] = kind.split(",").map(Number);
  let least = low; // what weighs nothing cannot be
  while (least < high && kernel[least] === 0n) least += 1;
  const sums = Array(step * high * times + 1).fill(0n);
  powered(kernel.slice(least, high + 1), times).forEach((weight, place) => {
    sums[step * (least * times + place)] = weight;
  });
  for (let at = sums.length - 2; at >= 0; at -= 1) sums[at] += sums[at + 1];
  return sums;
});

/** Return how many digits hold any coefficient of `times` answers that each weigh `total`. */
export function digitsFor(total, times) {
  return Math.floor((total.toString(2).length * times) / 4) + 1;
}

/**
 * Return the weight of sums of `atLeast` or more, of a polynomial times one given by `sums`:
 * coefficients[d] weighs the first's sum d, sums[s] the second's sums of s or more.
 */
export function weightAtLeast(coefficients, sums, atLeast) {
  let found = 0n;
  for (let at = Math.max(0, atLeast - sums.length + 1); at < coefficients.length; at += 1) {
    found += coefficients[at] * sums[Math.max(0, atLeast - at)];
  }
  return found;
}
