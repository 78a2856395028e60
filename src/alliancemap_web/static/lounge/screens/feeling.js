// The overall feeling: asked last, kept beside the result, never mixed into it. Where the two are
// more than a step apart, what the person knows besides is worth a sentence.

import { feelingGap } from "../twin/reading.js";
import { level as inLevels } from "../words.js";

const PAUSE = 1500; // milliseconds without typing after which the sentence is kept

/** Bring the place to life; returns {draw(reading), leave()}. */
export function showFeeling(place, app) {
  const find = (selector) => place.querySelector(selector);
  const steps = [...place.querySelectorAll("[data-level]")];
  const form = find(".knows");
  const text = form.querySelector("textarea");
  const kept = form.querySelector(".kept");
  let reading = null;
  let pause = 0;

  const draw = (now) => {
    reading = now;
    const { feeling } = app.talk;
    for (const one of steps) {
      one.setAttribute("aria-pressed", String(Number(one.dataset.level) === feeling?.level));
    }
    const isAsked = feeling?.level !== undefined && feeling?.level !== null;
    const gap = isAsked ? feelingGap(reading, feeling) : null;
    find(".gap").textContent = gap
      ? app.say(gap.isApart ? "feeling.apart" : "feeling.near", {
          feeling_score: inLevels(gap.feeling, app.language),
          computed_score: inLevels(gap.computed, app.language),
        })
      : "";
    // A sentence once written stays in sight, also when the answers come closer afterwards.
    form.hidden = !(gap?.isApart || feeling?.knows);
    if (document.activeElement !== text) text.value = feeling?.knows ?? "";
  };

  const keep = () => {
    clearTimeout(pause);
    const { feeling } = app.talk ?? {};
    const knows = text.value.trim();
    if (!feeling || knows === (feeling.knows ?? "")) return;
    app.record("feeling", { level: feeling.level, knows });
    kept.textContent = app.say("ending.knows_kept");
  };
  for (const one of steps) {
    one.addEventListener("click", () => {
      const level = Number(one.dataset.level);
      const knows = text.value.trim();
      app.record("feeling", { level, knows });
      draw(reading);
    });
  }
  text.addEventListener("input", () => {
    kept.textContent = "";
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  });
  text.addEventListener("blur", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  document.addEventListener("visibilitychange", keep);
  return {
    draw,
    leave() {
      keep();
      document.removeEventListener("visibilitychange", keep);
    },
  };
}

