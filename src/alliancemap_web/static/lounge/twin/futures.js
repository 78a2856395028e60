// Of all the ways the unknown could turn out, how many prove promising: exact, in whole numbers.
// Twin of alliancemap/model/futures.py.

import { isOpen, isRelevant } from "./answers.js";
import { bar, relevant } from "./case.js";
import { halfUp, sum } from "./interval.js";
import { digitsFor, keeping, power, sumsFrom, unpack, weightAtLeast } from "./polynomial.js";
import { THEMES } from "./scoring.js";

/** Return the sum of the products of two lists, item by item. */
export const dot = (ones, others) => sum(ones.map((one, place) => one * others[place]), 0n);

/** Return the gates that could fire in some future: not set aside, no part ruled out. */
function liveGates({ plan, spans, setAside }) {
  const isOpenTo = ([position, atMost]) =>
    isRelevant(spans[position]) && spans[position][0] <= atMost;
  return plan.gates.filter(({ id, parts }) => !setAside.has(id) && parts.every(isOpenTo));
}

/**
 * Return, by position, the levels in which no `single` gate fires and all of `firing` do.
 * The low end is above the high end where no level is left.
 */
export function allowed(spans, single, firing) {
  const narrowed = [...spans];
  for (const { parts: [[position, atMost]] } of single) {
    const [low, high] = narrowed[position];
    narrowed[position] = [Math.max(low, atMost + 1), high];
  }
  for (const [position, atMost] of firing.flatMap(({ parts }) => parts)) {
    const [low, high] = narrowed[position];
    narrowed[position] = [low, Math.min(high, atMost)];
  }
  return narrowed;
}

/** Return the gates whose bit is set in the mask. */
export const subset = (gates, mask) => gates.filter((_, bit) => (mask >> bit) & 1);

/** Return every mask whose bits lie inside this one. */
const submasks = (mask) => [...Array(mask + 1).keys()].filter((part) => (part & ~mask) === 0);

/**
 * Return open answers counted by kind: [kind, count] in a fixed order. A kind is written
 * "weight,low,high": an answer's own weight and the levels it may still take.
 */
export function kindsOf(weights, spans, positions) {
  const counts = new Map();
  for (const position of positions) {
    const kind = `${weights[position]},${spans[position]}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort();
}

/** Return the open answers' sum as two factors: coefficients of the rest, sums of the main kind. */
export const openSums = keeping((kernel, ...kinds) => {
  if (!kinds.length) return [[1n], [1n]];
  const main = kinds.reduce((most, kind) => (kind[1] >= most[1] ? kind : most));
  const rest = kinds.filter((kind) => kind !== main);
  const width = digitsFor(sum(kernel, 0n), sum(rest.map(([, count]) => count)));
  const packed = rest.reduce((product, kind) => product * power(kernel, ...kind, width), 1n);
  return [unpack(packed, width), sumsFrom(kernel, ...main)];
});

/**
 * Return one theme's futures for every quality and every subset of its shared gates.
 *
 * `open` positions can still vary, the rest is known and leaves `bar` to reach. scalar[q] weighs
 * the known answers, mass[q] all answers. `touched` has a bit for each shared gate that reaches
 * into the theme; for each subset of those, yes.get(subset)[q] weighs the futures that meet the
 * theme without firing a gate of one factor, while all gates of the subset fire.
 */
export function themeFutures(case_, theme, single, shared) {
  const { plan, spans, weights } = case_;
  const positions = relevant(case_, theme);
  const open = positions.filter((position) => isOpen(spans[position]));
  const fixed = positions.filter((position) => !isOpen(spans[position]));
  const least = fixed.reduce((left, at) => left - weights[at] * spans[at][0], bar(case_, theme));
  const scalar = plan.kernels.map((kernel) =>
    fixed.reduce((weight, position) => weight * kernel[spans[position][0]], 1n),
  );
  const mass = plan.kernels.map((kernel, quality) =>
    open.reduce((weight, at) => weight * between(kernel, spans[at]), scalar[quality]),
  );
  const touched = shared.reduce((mask, { parts }, bit) => {
    const isTouched = parts.some(([position]) => positions.includes(position));
    return isTouched ? mask | (1 << bit) : mask;
  }, 0);
  const yes = submasks(touched).map((mask) => {
    const left = allowed(spans, single, subset(shared, mask));
    if (positions.some((at) => left[at][0] > left[at][1])) return [mask, scalar.map(() => 0n)];
    const kinds = kindsOf(weights, left, open);
    const reach = (kernel) => weightAtLeast(...openSums(kernel, ...kinds), least);
    return [mask, plan.kernels.map((kernel, quality) => scalar[quality] * reach(kernel))];
  });
  return { open, bar: least, touched, scalar, mass, yes: new Map(yes) };
}

/** Return the weight of the levels from low to high. */
export const between = (kernel, [low, high]) => sum(kernel.slice(low, high + 1), 0n);

/** Return, for each quality of the partner, the weights by theme quality mixed by its row. */
export const mixed = (plan, byQuality) => plan.themes.map((row) => dot(row, byQuality));

/** Return, for each quality of the partner, its weight times those of all columns. */
export function together({ partner }, columns) {
  return partner.map((weight, at) => columns.reduce((all, column) => all * column[at], weight));
}

/** Return every subset of the shared gates as a mask, and the sign with which it counts. */
export function inclusionExclusion(shared) {
  return Array.from({ length: 1 << shared.length }, (_, mask) => [
    mask,
    subset(shared, mask).length % 2 ? -1n : 1n,
  ]);
}

/** Return the exact weight of the futures that say yes, with the tables it was made from. */
export function outlook(case_) {
  const { plan } = case_;
  const live = liveGates(case_);
  const single = live.filter(({ parts }) => parts.length === 1);
  const shared = live.filter(({ parts }) => parts.length > 1);
  const themes = THEMES.map((_, theme) => themeFutures(case_, theme, single, shared));
  const weigh = (columnOf) =>
    sum(together(plan, themes.map((one) => mixed(plan, columnOf(one)))), 0n);
  const yes = inclusionExclusion(shared).map(
    ([mask, sign]) => sign * weigh((theme) => theme.yes.get(mask & theme.touched)),
  );
  const total = weigh((theme) => theme.mass);
  return { case: case_, single, shared, themes, yes: sum(yes, 0n), total };
}

/**
 * Return what one theme's weights by quality are to be multiplied with: `yes`, by subset of shared
 * gates for futures that say yes, and `mass` for all futures.
 */
export const qualityWeights = keeping(({ case: { plan }, shared, themes }, theme) => {
  const rest = themes.filter((_, index) => index !== theme);
  const { touched } = themes[theme];
  const back = (columns) => {
    const others = together(plan, columns.map((column) => mixed(plan, column)));
    return plan.kernels.map((_, quality) => dot(others, plan.themes.map((row) => row[quality])));
  };
  const yes = new Map(submasks(touched).map((part) => [part, plan.kernels.map(() => 0n)]));
  for (const [mask, sign] of inclusionExclusion(shared)) {
    const weights = back(rest.map((other) => other.yes.get(mask & other.touched)));
    const row = yes.get(mask & touched);
    weights.forEach((weight, quality) => (row[quality] += sign * weight));
  }
  return { yes, mass: back(rest.map((other) => other.mass)) };
});

/** Return {yes, total, share, dots}: exactly, in thousandths, and in dots of plan.futures. */
export function countFutures(plan, yes, total) {
  const share = halfUp(1000n * yes, total);
  return { yes, total, share, dots: halfUp(BigInt(plan.futures) * yes, total) };
}
