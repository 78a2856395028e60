// Why the verdict is what it is: the three strongest reasons, and what each answer moved.
// Twin of alliancemap/model/reasons.py.

import { isRelevant, isUnknown, UNKNOWN } from "./answers.js";
import { withSpans } from "./case.js";
import { dot, outlook, qualityWeights, themeFutures } from "./futures.js";
import { halfUp, sortedBy, sum } from "./interval.js";
import { asRead, THEMES } from "./scoring.js";

const REASONS = 3;
const NAMED_GATES = 3;
const RISK_CODES = { "reason.theme_cannot_be_met": "reason.risk_cannot_fall" };

const message = (code, values) => ({ code, values });

/** Return [{factor, swing}] of every given answer: the share with it, less that were it unknown. */
export function influences({ case: case_, outlook: weighed, futures }) {
  const { plan, spans, weights: own } = case_;
  const alike = new Map();
  const swingOf = (position, theme, gates) => {
    const freed = withSpans(case_, [[position, UNKNOWN]]);
    const again = gates.length
      ? outlook(freed)
      : withTheme(weighed, theme, freed);
    return futures.share - halfUp(1000n * again.yes, again.total);
  };
  return [...spans.keys()]
    .filter((position) => isRelevant(spans[position]) && !isUnknown(spans[position]))
    .map((position) => {
      const theme = plan.themeOf[position];
      // Two parts of one gate are alike only where the gate asks the same of both.
      const gates = plan.gates.flatMap(({ id, parts }) =>
        parts.filter(([part]) => part === position).map(([, atMost]) => `${id} ${atMost}`),
      );
      const key = [theme, spans[position], own[position], ...gates].join();
      if (!alike.has(key)) alike.set(key, swingOf(position, theme, gates));
      return { factor: plan.factors[position], swing: alike.get(key) };
    });
}

/** Return the weights of yes and of all when one theme's answers are another case's. */
function withTheme(weighed, theme, changed) {
  const weights = qualityWeights(weighed, theme);
  const futures = themeFutures(changed, theme, weighed.single, weighed.shared);
  const yes = [...weights.yes].map(([mask, row]) => dot(row, futures.yes.get(mask)));
  return { yes: sum(yes, 0n), total: dot(weights.mass, futures.mass) };
}

function levelOf({ plan, spans }, factor) {
  return spans[plan.factors.indexOf(factor)];
}

/** Return the reason that one answer is, with its levels and its swing. */
function aboutAnswer(judgement, { factor, swing }) {
  const [low, high] = levelOf(judgement.case, factor);
  const moved = swing > 0 ? "reason.answer_for" : "reason.answer_against";
  const still = low + high < 2 * 2 ? "reason.answer_low" : "reason.answer_high";
  const levels = low === high ? `${low}` : `${low}–${high}`;
  return message(swing ? moved : still, { factor, levels, swing_share: Math.abs(swing) });
}

/** Return a reason about one theme with its range and coverage; risk is said as risk. */
export function aboutTheme(code, theme) {
  const { low, high } = asRead(theme);
  return message((theme.theme === "risk" && RISK_CODES[code]) || code, {
    theme: theme.theme,
    low_score: low,
    high_score: high,
    known: theme.known,
    relevant: theme.relevant,
  });
}

/** Return a reason about how many futures say yes. */
function aboutFutures(code, { case: { plan }, futures }) {
  return message(code, { dots: futures.dots, futures: plan.futures });
}

/** Return the reasons that lie in gates, themes and coverage, the strongest first. */
function structuralReasons(judgement) {
  const { themes, gates, verdict } = judgement;
  const standing = (status) => gates.filter((one) => one.status === status).map(({ gate }) => gate);
  const reasons = standing("fired").map((gate) => message("reason.gate_fired", { gate }));
  for (const theme of themes.filter(({ canBeMet }) => !canBeMet)) {
    reasons.push(aboutTheme("reason.theme_cannot_be_met", theme));
  }
  if (verdict.code === "not_as_it_stands" && verdict.causes.includes("share")) {
    reasons.push(aboutFutures("reason.too_few_futures", judgement));
  }
  if (verdict.code !== "unclear") return reasons;
  const [thin] = sortedBy(
    themes.filter(({ isCovered }) => !isCovered),
    ({ known, relevant }) => Math.floor((1000 * known) / Math.max(1, relevant)),
  );
  if (thin) reasons.push(aboutTheme("reason.little_known", thin));
  const possible = standing("possible");
  if (possible.length) {
    const code = possible.length <= NAMED_GATES ? "reason.open_gates" : "reason.many_open_gates";
    const named = possible.slice(0, NAMED_GATES);
    reasons.push(message(code, { gates: named, count: possible.length }));
  }
  return reasons;
}

/** Return the answers as reasons, those that pull the verdict's way most strongly first. */
function answerReasons(judgement, moved) {
  const { case: case_, verdict } = judgement;
  const themeOf = (factor) => THEMES[case_.plan.themeOf[case_.plan.factors.indexOf(factor)]];
  const orders = {
    promising: ({ swing }) => -swing,
    unclear: ({ swing }) => -Math.abs(swing),
    not_as_it_stands: ({ factor, swing }) => [
      swing,
      Number(themeOf(factor) !== verdict.weakest),
      sum(levelOf(case_, factor)),
    ],
  };
  return sortedBy(moved, orders[verdict.code]).map((one) => aboutAnswer(judgement, one));
}

/** Return the three strongest reasons for the verdict; `moved` are the case's influences. */
export function strongestReasons(judgement, moved) {
  const isPromising = judgement.verdict.code === "promising";
  return [
    ...structuralReasons(judgement),
    ...answerReasons(judgement, moved),
    aboutFutures(isPromising ? "reason.most_futures" : "reason.futures_split", judgement),
    ...judgement.themes.map((theme) => aboutTheme("reason.theme_range", theme)),
  ].slice(0, REASONS);
}
