// A question as it stands on the screen: its words, five answers, and what may be said instead.

import { makeDock } from "./dock.js";
import { beforeOf } from "./flow.js";
import {
  button,
  connect,
  element,
  firedGates,
  piece,
  styleOf,
  themeOf,
} from "./pieces.js";

// The worst answer comes first and the best last, always: people like their first find in a list
// best, and somebody who hopes for a deal should meet the sober answers before the rosy ones. The
// numbers are those the examples speak of, and the keys that choose them.
const LEVELS = [0, 1, 2, 3, 4];
const ASIDE = { self: "ask.for_us", infer: "ask.watch", later: "ask.later" };
const LONG = 72; // letters from which a question is set smaller, so that it stays on three lines
const READ_AHEAD = 60; // milliseconds of rest before the next questions are reckoned

/** Show one question; `way` says how to go on: {screen, next(app, reading)}. Returns `leave`. */
export function showQuestion(place, app, factor, way) {
  app.fill(place, "ask");
  app.opened.ask(factor, way.next(app, app.reading()) !== factor);
  const words = app.pack.factors[factor];
  const find = (selector) => place.querySelector(selector);

  find(".short .mark").append(piece(`mark-${themeOf(app.sector, factor)}`));
  find(".short .name").textContent = words.short;
  const aside = ASIDE[styleOf(app.sector, factor)];
  if (aside) find(".short").append(element("span", "tag", app.say(aside)));
  find("h1").textContent = words.ask;
  find("h1").classList.toggle("long", words.ask.length > LONG);
  fillHelp(find(".help"), app, factor);
  const why = find(".why");
  const help = () => {
    const opens = find(".help").hidden;
    find(".help").hidden = !opens;
    why.setAttribute("aria-expanded", String(opens));
  };
  why.addEventListener("click", help);

  const go = (next) => (next === null ? app.go(way.screen) : app.go(way.screen, { factor: next }));
  const on = () => go(way.next(app, app.reading()));
  const answer = (level) => {
    const before = app.talk.answers[factor];
    const value = {
      level,
      sure: typeof level === "string" ? null : same(before?.level, level) ? before.sure : "guess",
      note: before?.note ?? "",
    };
    const fired = firedGates(app.reading());
    app.opened.removeEventListener("change", changed); // this question is about to go: no redrawing
    const kept = app.record(`answer:${factor}`, value);
    if (app.opened.noted.includes(factor)) app.opened.note(factor, false);
    const stopping = firedGates(app.reading()).filter((gate) => !fired.includes(gate));
    const next = way.next(app, app.reading());
    const isNext = stopping.length === 0 && next !== null;
    kept.then((done) => done && app.announce(app.say(isNext ? "ask.kept_next" : "kept.announced")));
    if (stopping.length > 0) app.go("stopped", { gates: stopping, factor, screen: way.screen });
    else go(next);
  };

  const range = makeRange(find, app, answer);
  for (const level of LEVELS) {
    const one = button("answer", "", () => range.take(level) || answer(level));
    one.dataset.level = level;
    one.append(element("span", "number", String(level)), element("span", "", words.levels[level]));
    find(".answers").append(one);
  }
  find(".answers").setAttribute("aria-label", words.ask);
  for (const one of place.querySelectorAll(".pair .open")) {
    one.addEventListener("click", () => answer(one.dataset.level));
  }
  connect(place, app, {});

  const dock = makeDock(place, app, factor, {
    back() {
      const before = beforeOf(app.talk, factor);
      if (before) app.go(way.screen, { factor: before });
      else app.back();
    },
    skip() {
      const { answers, skipped } = app.talk;
      if (!answers[factor] && !skipped.includes(factor)) app.record(`skip:${factor}`, true);
      on();
    },
    screen: way.screen,
  });
  const mark = () => {
    const level = app.talk?.answers[factor]?.level;
    for (const one of place.querySelectorAll("[data-level]")) {
      one.setAttribute("aria-pressed", String(holds(level, one.dataset.level)));
    }
  };
  mark();
  const changed = () => {
    if (!app.talk) return;
    mark();
    dock.draw();
  };
  app.opened.addEventListener("change", changed);

  const keys = (event) => pressed(event, place, { answer, help, dock, range });
  document.addEventListener("keydown", keys);
  const ahead = setTimeout(() => readAhead(app, factor, way), READ_AHEAD);
  return () => {
    clearTimeout(ahead);
    document.removeEventListener("keydown", keys);
    app.opened.removeEventListener("change", changed);
    dock.leave();
  };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Whether an answer is, or as a range holds, what a button stands for. */
function holds(level, shown) {
  if (Array.isArray(level)) return level[0] <= Number(shown) && Number(shown) <= level[1];
  return String(level) === shown;
}

function fillHelp(help, app, factor) {
  const words = app.pack.factors[factor];
  const gates = app.sector.plan.gates.filter(({ parts }) =>
    parts.some(([part]) => app.sector.plan.factors[part] === factor),
  );
  for (const [title, text] of [
    ["ask.meaning", words.meaning],
    ["ask.example", words.example],
    ["ask.direction", words.direction],
    ...gates.map(({ id }) => [
      "ask.breaker",
      app.say("ask.breaker_text", { name: app.pack.gates[id].name }),
    ]),
  ]) {
    const line = element("p");
    line.append(element("b", "", app.say(title)), element("span", "", text));
    help.append(line);
  }
  for (const id of words.terms) help.append(termOf(app, id));
}

/** Return one term of a question: a tap shows what it means, and its name in the other language. */
function termOf(app, id) {
  const { term, definition, other } = app.pack.terms[id];
  const one = element("details", "term");
  const name = element("i", "", other);
  name.lang = app.pack.language === "en" ? "fr" : "en";
  const told = element("p", "", `${definition} `);
  told.append(name);
  one.append(element("summary", "", term), told);
  return one;
}

/** Two answers may be tapped as the ends of a range; until then a tap is the whole answer. */
function makeRange(find, app, answer) {
  const toggle = find(".between");
  let isOn = false;
  let first = null;
  const show = () => {
    toggle.setAttribute("aria-pressed", String(isOn));
    find(".answers").classList.toggle("ranging", isOn);
    for (const one of find(".answers").children) {
      if (isOn) one.setAttribute("aria-pressed", String(Number(one.dataset.level) === first));
    }
    toggle.textContent = app.say(
      !isOn ? "ask.between" : first === null ? "ask.between_first" : "ask.between_second",
    );
  };
  toggle.addEventListener("click", () => {
    isOn = !isOn;
    first = null;
    show();
  });
  return {
    /** Take a tap as one end of a range; false when no range is being given. */
    take(level) {
      if (!isOn) return false;
      if (first === null) {
        first = level;
        show();
        app.announce(app.say("ask.between_second"));
      } else {
        const ends = [Math.min(first, level), Math.max(first, level)];
        // The whole scale says nothing: that is what "don't know yet" is for.
        if (ends[0] === ends[1]) answer(level);
        else answer(ends[1] - ends[0] === 4 ? "unknown" : ends);
      }
      return true;
    },
  };
}

/** Whether a key is pressed for what `place` shows, rather than typed, or for something else. */
export function isForQuestion(event, place) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const { target } = event;
  if (target === document.body) return document.querySelector("dialog[open]") === null;
  return place.contains(target) && target.closest("input, textarea") === null;
}

/**
 * Single keys work while the question has the focus, or nothing has (as after a reload, or when what
 * had it went away); never while somebody types.
 */
function pressed(event, place, { answer, help, dock, range }) {
  if (!isForQuestion(event, place)) return;
  const key = event.key.toLowerCase();
  const answers = [...place.querySelectorAll(".answers button")];
  if (/^[0-4]$/.test(key)) range.take(Number(key)) || answer(Number(key));
  else if (key === "d") answer("unknown");
  else if (key === "n") answer("not_relevant");
  else if (key === "u") dock.undo();
  else if (key === "s") dock.skip();
  else if (key === "?") help();
  else if (key === "arrowdown" || key === "arrowup") {
    const from = answers.indexOf(document.activeElement);
    const step = key === "arrowdown" ? 1 : -1;
    const to = from < 0 ? (step > 0 ? 0 : answers.length - 1) : from + step;
    answers.at(to % answers.length).focus();
  } else return;
  event.preventDefault();
}

/**
 * Reckon, while the person reads, what each answer to this question would lead to, so that the tap
 * only has to paint. One at a time, each in a task of its own: a tap is never kept waiting long.
 */
function readAhead(app, factor, way) {
  const waiting = [4, 3, 2, 1, 0, "unknown", "not_relevant"];
  const step = () => {
    if (!app.talk || app.opened.asking !== factor || waiting.length === 0) return;
    const level = waiting.shift();
    way.next(app, app.reading({ [factor]: level }));
    setTimeout(step, 0);
  };
  step();
}
