// What the twin answers, in the form the case files are written in, for tests to hold beside them.
import {
  feelingGap,
  influences,
  nextQuestions,
  questionsToRaise,
  readTalk,
  reasons,
  tippingCard,
  weightEffect,
} from "../../../src/alliancemap_web/static/lounge/twin/reading.js";
import * as interval from "../../../src/alliancemap_web/static/lounge/twin/interval.js";

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const plans = new Map();
let current = null; // the last case read, so that its readings share what they keep

/** Keep a plan under a name, as a page keeps the one of its sector. */
export function keepPlan(name, plan) {
  plans.set(name, plan);
}

function read({ plan, answers, weights, set_aside, within }) {
  const key = JSON.stringify([plan, answers, weights, set_aside, within]);
  if (current?.key !== key) {
    const more = { weights, setAside: set_aside, within };
    current = { key, reading: readTalk(plans.get(plan), answers, more) };
  }
  return current.reading;
}

const theme = (one) =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [snake(name), value]));
const factors = (questions) => questions.map(({ factor }) => factor);

export const scoring = (told) => read(told).themes.map(theme);
export const gates = (told) => read(told).gates.map(({ gate, status }) => [gate, status]);
export const futures = (told) => read(told).futures;

export function verdict(told) {
  const { verdict: found, futures: { dots } } = read(told);
  return { verdict: found.code, causes: found.causes, weakest: found.weakest, dots };
}

export function questions(told) {
  const reading = read(told);
  return {
    ranking: reading.questions.map(({ factor, worth, why, gates: its, shareLow, shareHigh }) => ({
      factor,
      worth,
      why,
      gates: its,
      share_low: shareLow,
      share_high: shareHigh,
    })),
    next: nextQuestions(reading)[0]?.factor ?? null,
    to_raise: factors(questionsToRaise(reading)),
  };
}

export const tipping = (told) =>
  tippingCard(read(told)).map(({ verdict: code, steps, changes }) => ({
    verdict: code,
    steps,
    changes: changes.map(({ factor, before, after }) => [factor, before, after]),
  }));

/** Every reading of one case, and of it what the case files do not hold. */
export function everything(told) {
  const reading = read(told);
  const effect = weightEffect(reading);
  return {
    scoring: scoring(told),
    gates: gates(told),
    futures: futures(told),
    verdict: verdict(told),
    questions: questions(told),
    tipping: tipping(told),
    gate_factors: reading.gates.map((gate) => gate.factors),
    is_settled: reading.verdict.isSettled,
    details: reading.questions.map(({ askStyle, stage }) => [askStyle, stage]),
    next: factors(nextQuestions(reading, 3)),
    next_within: factors(nextQuestions(reading, 5, told.next_within)),
    influences: influences(reading).map(({ factor, swing }) => [factor, swing]),
    reasons: reasons(reading).map(({ code, values }) => [code, Object.entries(values)]),
    feeling: feelingGap(reading, told.feeling),
    weight_effect: [effect.verdict, effect.dots, effect.themes.map(theme)],
  };
}

export const rounded = (numerator, denominator) =>
  interval.halfUpBig(BigInt(numerator), BigInt(denominator));

/** The names of what whoever holds a reading could change in it. */
export function loose(told) {
  const reading = read(told);
  const open = (value, name) => {
    if (typeof value !== "object" || value === null) return [];
    const inner = Object.entries(value).flatMap(([key, one]) => open(one, `${name}.${key}`));
    return Object.isFrozen(value) ? inner : [name, ...inner];
  };
  const { judgement, ...shown } = reading; // what the rest is made from is nobody else's
  const late = {
    reasons: reasons(reading),
    influences: influences(reading),
    tipping: tippingCard(reading),
    effect: weightEffect(reading),
    feeling: feelingGap(reading, { level: 1 }),
  };
  const parts = Object.entries({ ...shown, ...late });
  return parts.flatMap(([name, value]) => open(value, name));
}
