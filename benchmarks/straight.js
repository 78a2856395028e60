// The rules of conformance/README.md followed word by word, with nothing clever: answers are folded
// in one by one, gates over several factors are taken out by inclusion and exclusion, and what an
// answer is worth is found by judging anew with each of its levels. The measure of the twin.

const NOT_RELEVANT = -1;
const isIn = (plan, spans, theme) => (_, at) => plan.theme_of[at] === theme && spans[at][0] >= 0;
const big = (values) => values.map(BigInt);
const add = (values) => values.reduce((total, one) => total + one, 0n);

/** Return the weight of each sum of a theme's levels, folding its answers in one by one. */
function sums(kernel, spans) {
  let found = [1n];
  for (const [low, high] of spans) {
    const next = Array(found.length + 4).fill(0n);
    for (const [at, weight] of found.entries()) {
      for (let level = low; level <= high; level += 1) next[at + level] += weight * kernel[level];
    }
    found = next;
  }
  return found;
}

/** Return the weight of futures in which every theme reaches its bar and `spans` hold. */
function weigh(plan, spans, bars) {
  const themes = [0, 1, 2].map((theme) => {
    const its = spans.filter(isIn(plan, spans, theme));
    return plan.kernels.map((kernel) => add(sums(big(kernel), its).slice(bars[theme])));
  });
  return add(
    plan.partner.map((weight, partner) =>
      themes.reduce(
        (all, by) => all * add(by.map((one, q) => one * BigInt(plan.themes[partner][q]))),
        BigInt(weight),
      ),
    ),
  );
}

/** Return {yes, total} of the futures of a case with equal weights and no gate set aside. */
export function straightFutures(plan, spans) {
  const bars = [0, 1, 2].map((theme) => {
    const count = spans.filter(isIn(plan, spans, theme)).length;
    return Math.ceil((count * plan.met_from) / 1000);
  });
  const isLive = ([at, atMost]) => spans[at][0] !== NOT_RELEVANT && spans[at][0] <= atMost;
  const live = plan.gates.filter(({ parts }) => parts.every(isLive));
  const safe = [...spans];
  for (const { parts } of live.filter((gate) => gate.parts.length === 1)) {
    const [[at, atMost]] = parts;
    safe[at] = [Math.max(safe[at][0], atMost + 1), safe[at][1]];
  }
  const shared = live.filter(({ parts }) => parts.length > 1);
  let yes = 0n;
  for (let mask = 0; mask < 1 << shared.length; mask += 1) {
    const firing = shared.filter((_, bit) => (mask >> bit) & 1);
    const narrowed = [...safe];
    for (const [at, atMost] of firing.flatMap(({ parts }) => parts)) {
      narrowed[at] = [narrowed[at][0], Math.min(narrowed[at][1], atMost)];
    }
    const isEmpty = narrowed.some(([low, high]) => low > high);
    if (!isEmpty) yes += (firing.length % 2 ? -1n : 1n) * weigh(plan, narrowed, bars);
  }
  return { yes, total: weigh(plan, spans, [0, 0, 0]) };
}

/** Return what each open answer is worth in billionths, before the trouble of getting it. */
export function straightWorths(plan, spans) {
  const { yes, total } = straightFutures(plan, spans);
  const fine = 10n ** 9n;
  return spans.map(([low, high], at) => {
    let spread = 0n;
    for (let level = low; level <= high && low < high; level += 1) {
      const after = straightFutures(plan, spans.with(at, [level, level]));
      spread += (fine * after.yes * after.yes) / after.total;
    }
    return Number((spread - (fine * yes * yes) / total) / total);
  });
}
