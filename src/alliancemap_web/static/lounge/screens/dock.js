// What stands at the thumb below every question: the answer just given, and the ways on.

import { answerInWords, button, connect, element, piece } from "./pieces.js";

const SURE = ["guess", "fairly_sure", "proof"];
const PAUSE = 2000; // milliseconds without typing after which a note is kept

/**
 * Put the dock below a question and return {draw, undo, skip, leave}.
 *
 * `acts` are {back, skip, screen}. The answer shown is that of the question itself once it has one
 * (as after going back), otherwise the last one given.
 */
export function makeDock(place, app, factor, acts) {
  const dock = element("div", "dock");
  const bar = piece("bar");
  dock.append(bar);
  place.append(dock);

  const undo = async () => {
    const register = await app.undo();
    if (register === null) {
      app.announce(app.say("bar.nothing"));
      return;
    }
    const [kind, subject] = register.split(":");
    const name = app.pack.factors[subject]?.short;
    app.announce(name ? app.say("bar.undone", { name }) : app.say("bar.undone_other"));
    if (kind === "answer" || kind === "skip") app.go(acts.screen, { factor: subject });
    else {
      app.opened.ask(null, false); // the question that was open may not be the next any more
      app.go(acts.screen);
    }
  };
  connect(bar, app, {
    back: acts.back,
    undo,
    skip: acts.skip,
    list: () => app.go("questions"),
    finish: () => app.go("result"),
  });

  let line = null; // {factor, note} of the answer shown above the bar
  const draw = () => {
    bar.querySelector("[data-do=undo]").setAttribute("aria-disabled", String(!app.canUndo));
    const shown = justGiven(app.talk, factor);
    if (line && line.factor === shown) line.draw();
    else {
      line?.leave();
      line = shown === null ? null : makeLine(dock, app, shown);
    }
  };
  draw();
  return { draw, undo, skip: acts.skip, leave: () => line?.leave() };
}

/** The factor whose answer is shown: this question's own, else the last one given, if it stands. */
function justGiven(talk, factor) {
  if (talk.answers[factor]) return factor;
  const last = talk.history[0]?.register.slice("answer:".length);
  return last && talk.answers[last] ? last : null;
}

function makeLine(dock, app, factor) {
  const given = piece("given");
  dock.prepend(given);
  const find = (selector) => given.querySelector(selector);
  find(".what b").textContent = app.pack.factors[factor].short;
  const sures = SURE.map((sure) => {
    const one = button("", app.pack.sureness[sure], () => change({ sure }));
    one.dataset.sure = sure;
    return one;
  });
  find(".sure").append(...sures);

  const change = (part) => {
    const { level, sure, note } = app.talk.answers[factor];
    app
      .record(`answer:${factor}`, { level, sure, note, ...part })
      .then((done) => done && app.announce(app.say("kept.announced")));
  };

  const box = find(".note-box");
  const text = find("textarea");
  const pencil = find("button.note");
  let pause = 0;
  const keepNote = () => {
    clearTimeout(pause);
    const known = app.talk?.answers[factor];
    if (known && text.value.trim() !== known.note) change({ note: text.value.trim() });
  };
  const open = (opens) => {
    box.hidden = !opens;
    pencil.setAttribute("aria-expanded", String(opens));
    if (opens) text.focus();
    else {
      keepNote();
      pencil.focus();
    }
  };
  pencil.addEventListener("click", () => open(box.hidden));
  find(".done").addEventListener("click", () => open(false));
  text.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keepNote, PAUSE);
  });
  text.addEventListener("blur", keepNote);
  // A phone may close a page it has hidden without another word.
  document.addEventListener("visibilitychange", keepNote);

  const draw = () => {
    const { level, sure, note } = app.talk.answers[factor];
    find(".what span").textContent = answerInWords(app, factor, level);
    find(".sure").hidden = typeof level === "string";
    for (const one of sures) {
      one.setAttribute("aria-pressed", String((sure ?? "guess") === one.dataset.sure));
    }
    pencil.classList.toggle("written", note !== "");
    if (document.activeElement !== text) text.value = note;
  };
  draw();
  return {
    factor,
    draw,
    leave() {
      keepNote();
      document.removeEventListener("visibilitychange", keepNote);
      given.remove();
    },
  };
}
