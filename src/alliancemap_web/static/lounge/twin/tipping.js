// The tipping card: the smallest change of given answers that turns the verdict, found exactly.
// Twin of alliancemap/model/tipping.py, which says why searching three numbers of steps is enough.
// Moves are a Map from position to steps; a step is one level.

import { isPoint, TOP_LEVEL } from "./answers.js";
import { withSpans } from "./case.js";
import { countFutures, inclusionExclusion, mixed, themeFutures, together } from "./futures.js";
import { compare, sortedBy, sum } from "./interval.js";
import { judge } from "./judgement.js";
import { scoreTheme, THEMES } from "./scoring.js";
import { giveVerdict, ORDER } from "./verdict.js";

/** Return the positions of the answers given as one level. */
const movable = ({ spans }) => [...spans.keys()].filter((position) => isPoint(spans[position]));

/** Return how many steps an answer can still take up, or down. */
const room = ({ spans }, position, up) =>
  up ? TOP_LEVEL - spans[position][0] : spans[position][0];

const stepsOf = (moves) => sum([...moves.values()]);

/**
 * Return the least moves that bear on one gate: none; upwards each lifting of one part above its
 * level; downwards all parts pressed to theirs, which fires the gate or leaves it possible.
 */
function gateMoves({ spans }, { parts }, up) {
  const known = parts.filter(([position]) => isPoint(spans[position]));
  const isLow = ([position, atMost]) => spans[position][0] <= atMost;
  const lift = ([position, atMost]) => new Map([[position, atMost + 1 - spans[position][0]]]);
  if (up) return [new Map(), ...known.filter(isLow).map(lift)];
  const pressed = known
    .filter((part) => !isLow(part))
    .map(([position, atMost]) => [position, spans[position][0] - atMost]);
  const canBe = parts.every((part) => isLow(part) || known.includes(part));
  return canBe && pressed.length ? [new Map(), new Map(pressed)] : [new Map()];
}

/** Return moves together; where two move one answer, the farther one. */
function merged(some) {
  const all = new Map();
  for (const [position, steps] of some.flatMap((moves) => [...moves])) {
    all.set(position, Math.max(steps, all.get(position) ?? 0));
  }
  return all;
}

/** Return each theme's steps given to as few answers as can be, heavier answers first. */
function spread(case_, prefer, steps, up) {
  const { plan, weights } = case_;
  const moves = new Map();
  steps.forEach((wanted, theme) => {
    if (!wanted) return;
    const candidates = movable(case_).filter((position) => plan.themeOf[position] === theme);
    const key = (at) => [-weights[at], Number(!prefer.has(at)), -room(case_, at, up), at];
    let left = wanted;
    for (const position of sortedBy(candidates, key)) {
      const take = Math.min(left, room(case_, position, up));
      if (take > 0) moves.set(position, take);
      left -= take;
    }
  });
  return moves;
}

/** Return the case after the moves. */
function moved(case_, moves, up) {
  return withSpans(
    case_,
    [...moves].map(([position, steps]) => {
      const level = case_.spans[position][0] + (up ? steps : -steps);
      return [position, [level, level]];
    }),
  );
}

/**
 * Return every set of gate moves to begin from, fewest steps first. Upwards a gate of one factor
 * must be lifted, and gates over several may be; downwards one gate of one factor is enough.
 */
function starts(case_, up) {
  const gates = case_.plan.gates.filter(({ id }) => !case_.setAside.has(id));
  const waysOf = (some) => some.map((gate) => gateMoves(case_, gate, up));
  const single = waysOf(gates.filter(({ parts }) => parts.length === 1));
  const shared = waysOf(gates.filter(({ parts }) => parts.length > 1));
  const presses = single.flatMap((ways) => ways.slice(1));
  const choices = shared.reduce(
    (chosen, ways) => chosen.flatMap((some) => ways.map((way) => [...some, way])),
    [[]],
  );
  const found = choices.map((choice) => merged(up ? [...choice, ...presses] : choice));
  if (!up) found.push(...presses);
  return sortedBy(found, (moves) => [stepsOf(moves), [...moves].sort(compare)]);
}

/** Return one theme after `steps` free steps: its score, its mixed weights for yes and for all. */
function stepTheme(begun, theme, steps, start, up) {
  const { plan } = begun.case;
  const wanted = THEMES.map((_, index) => (index === theme ? steps : 0));
  const case_ = moved(begun.case, spread(begun.case, start, wanted, up), up);
  const after = themeFutures(case_, theme, begun.outlook.single, begun.outlook.shared);
  return {
    score: { ...begun.themes[theme], canBeMet: scoreTheme(case_, theme).canBeMet },
    yes: new Map([...after.yes].map(([mask, weights]) => [mask, mixed(plan, weights)])),
    mass: mixed(plan, after.mass),
  };
}

/** Return how many futures say yes once each theme has taken its steps. */
function dotsAfter({ case: { plan }, shared, themes }, stepped) {
  const weigh = (columns) => sum(together(plan, columns), 0n);
  const yes = inclusionExclusion(shared).map(
    ([mask, sign]) =>
      sign * weigh(stepped.map((one, theme) => one.yes.get(mask & themes[theme].touched))),
  );
  return countFutures(plan, sum(yes, 0n), weigh(stepped.map(({ mass }) => mass))).dots;
}

/** Return every way to share `total` steps between the themes within their bounds. */
function compositions(total, least, limits) {
  const found = [];
  for (let market = least[0]; market <= Math.min(total, limits[0]); market += 1) {
    for (let value = least[1]; value <= Math.min(total - market, limits[1]); value += 1) {
      const risk = total - market - value;
      if (least[2] <= risk && risk <= limits[2]) found.push([market, value, risk]);
    }
  }
  return found;
}

/** Return for each theme the fewest steps that turn the verdict when the others take all theirs. */
function leastSteps(turned, limits) {
  return limits.map((limit, theme) => {
    let [low, high] = [0, limit];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (turned(limits.map((own, at) => (at === theme ? middle : own)))) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

/** Say whether a verdict is better than another (`up`), or worse. */
function isTurned(before, after, up) {
  const gain = ORDER.indexOf(after.code) - ORDER.indexOf(before.code);
  return up ? gain > 0 : gain < 0;
}

/** Return all moves that turn the verdict with fewest steps, at most `within`; empty for none. */
function search(before, begun, start, up, within) {
  const free = begun.case;
  const spare = within - stepsOf(start);
  const limits = THEMES.map((_, theme) => {
    const places = movable(free).filter((position) => free.plan.themeOf[position] === theme);
    return Math.min(spare, sum(places.map((position) => room(free, position, up))));
  });
  const taken = THEMES.map(() => []);
  const turned = (steps) => {
    const stepped = steps.map(
      (count, theme) => (taken[theme][count] ??= stepTheme(begun, theme, count, start, up)),
    );
    const scores = stepped.map(({ score }) => score);
    const dots = dotsAfter(begun.outlook, stepped);
    return isTurned(before, giveVerdict(free.plan, scores, begun.gates, dots), up);
  };
  if (!turned(limits)) return [];
  const least = leastSteps(turned, limits);
  for (let total = sum(least); total <= spare; total += 1) {
    const turning = compositions(total, least, limits).filter(turned);
    if (turning.length) {
      return turning.map((steps) => added(start, spread(free, start, steps, up)));
    }
  }
  return [];
}

/** Return gate moves and further steps together. */
function added(start, further) {
  const places = new Set([...start.keys(), ...further.keys()]);
  return new Map([...places].map((at) => [at, (start.get(at) ?? 0) + (further.get(at) ?? 0)]));
}

/** Return the smallest change of given answers that betters (`up`) or worsens the verdict. */
function tip(case_, up) {
  const before = judge(case_).verdict;
  const all = movable(case_);
  if (before.code === (up ? ORDER.at(-1) : ORDER[0]) || !all.length) return null;
  const begun = starts(case_, up).map((start) => [start, judge(moved(case_, start, up))]);
  // What the moves of a gate do alone is known by now, and no search need go beyond it.
  let within = Math.min(
    sum(all.map((position) => room(case_, position, up))),
    ...begun
      .filter(([, after]) => isTurned(before, after.verdict, up))
      .map(([start]) => stepsOf(start)),
  );
  const found = [];
  for (const [start, after] of begun) {
    if (stepsOf(start) > within) continue;
    for (const moves of search(before, after, start, up, within)) {
      found.push(moves);
      within = Math.min(within, stepsOf(moves));
    }
  }
  if (!found.length) return null;
  const places = (moves) => [...moves.keys()].sort(compare);
  const [moves] = sortedBy(found, (one) => [stepsOf(one), one.size, places(one)]);
  const turned = moved(case_, moves, up);
  return {
    verdict: judge(turned).verdict.code,
    steps: stepsOf(moves),
    changes: places(moves).map((at) => ({
      factor: case_.plan.factors[at],
      before: case_.spans[at][0],
      after: turned.spans[at][0],
    })),
  };
}

/** Return the smallest changes that turn the verdict: the nearer first, at most one each way. */
export function tippingCard(case_) {
  const found = [tip(case_, true), tip(case_, false)].filter(Boolean);
  return sortedBy(found, ({ steps }) => steps);
}
