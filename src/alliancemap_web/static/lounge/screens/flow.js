// Which question comes next, and which came before: pure, from the talk and what the model reads.

import { isEarly } from "../counted.js";
import { nextQuestions } from "../twin/reading.js";

/** Factors of `wanted` that are neither answered in any way nor put off. */
export const stillOpen = (talk, wanted) =>
  wanted.filter((factor) => !talk.answers[factor] && !talk.skipped.includes(factor));

/** The factors a talk of this set asks about first. */
export const chosenFactors = (pack, sector, set) =>
  set === "whole" || !pack.sets[set] ? sector.plan.factors : pack.sets[set].factors;

/** The next `count` factors among `wanted`, in the order in which a talk stays natural. */
export function nextAmong(reading, talk, wanted, count = 1) {
  const open = stillOpen(talk, wanted);
  return open.length === 0 ? [] : nextQuestions(reading, count, open).map(({ factor }) => factor);
}

/** The next factor of the chosen set; null when the set is through. */
export function nextChosen(app, reading = app.reading()) {
  const wanted = chosenFactors(app.pack, app.sector, app.talk.set);
  return nextAmong(reading, app.talk, wanted)[0] ?? null;
}

/** What would sharpen the picture most after the chosen set: up to `count` factors. */
export const wouldSharpen = (app, count) =>
  nextAmong(app.reading(), app.talk, app.sector.plan.factors, count);

const NEARLY = [99n, 100n]; // the share of the futures from which more answers hardly turn anything

/**
 * Whether nearly all futures agree. It says when asking may end and never what the verdict is: of
 * made-up partners 2 to 5 in 1,000 still turned after it (docs/explanation/question-order.md).
 */
export function hardlyTurns(reading) {
  const { yes, total } = reading.futures;
  const most = yes > total - yes ? yes : total - yes;
  return !isEarly(reading) && NEARLY[1] * most >= NEARLY[0] * total;
}

/**
 * The factors of the quiet minute, in the order they come: those heard in the talk and noted for
 * later, then what only we know, the set of the quiet minute first.
 */
export function minuteFactors(app, noted) {
  const { plan } = app.sector;
  const ours = plan.factors.filter((_, place) => plan.ask_style[place] === "self");
  const first = app.pack.sets.quiet_minute.factors;
  const heard = noted.filter((factor) => !app.talk.answers[factor]);
  return {
    heard,
    first: stillOpen(app.talk, first),
    ours: stillOpen(app.talk, ours.filter((factor) => !first.includes(factor))),
  };
}

/** The next factor of the quiet minute; null when it is over. */
export function nextInMinute(app, noted) {
  const { heard, first, ours } = minuteFactors(app, noted);
  if (heard.length > 0) return heard[0];
  const reading = app.reading();
  const [next] = nextAmong(reading, app.talk, first).concat(nextAmong(reading, app.talk, ours));
  return next ?? null;
}

/** The factors that stand answered, in the order they were first answered in. */
export function trail(talk) {
  const asked = talk.history.map(({ register }) => register.slice("answer:".length)).reverse();
  return [...new Set(asked)].filter((factor) => talk.answers[factor]);
}

/** The factor answered before this one, or the last one answered; null where there is none. */
export function beforeOf(talk, factor) {
  const answered = trail(talk);
  const place = answered.indexOf(factor);
  return (place < 0 ? answered.at(-1) : answered[place - 1]) ?? null;
}
