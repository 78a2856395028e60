// When the chosen questions are through: the picture, or what would sharpen it.

import { makeDock } from "./dock.js";
import { hardlyTurns, nextInMinute, trail, wouldSharpen } from "./flow.js";
import { connect, element } from "./pieces.js";
import { isForQuestion } from "./question.js";

const SHARPER = 3;
const SAID = { airport_12: "ask.enough_12", airport_6: "ask.enough_6" };
const NUMBERS = { 1: "", 2: "ask.two", 3: "ask.three" };

/** Say that the set is through, name what would sharpen the picture, and offer the ways on. */
export function showEnough(place, app) {
  app.fill(place, "enough");
  const find = (selector) => place.querySelector(selector);
  const { skipped, set } = app.talk;
  const more = wouldSharpen(app, SHARPER);
  const isAll = more.length === 0;
  find("h1").textContent = app.say(isAll ? "ask.all_title" : "ask.enough_title");
  find(".said").textContent = isAll
    ? app.say(skipped.length > 0 ? "ask.only_skipped" : "ask.all_text")
    : SAID[set]
      ? app.say(SAID[set])
      : "";
  if (!isAll && hardlyTurns(app.reading())) {
    find(".sharpen").hidden = false;
    find(".would").textContent = app.say("ask.hardly");
  } else if (!isAll) {
    const number = NUMBERS[more.length] ? app.say(NUMBERS[more.length]) : "";
    find(".sharpen").hidden = false;
    find(".would").textContent = app.say("ask.sharpen", { count: more.length, number });
    find(".sharpen ul").append(
      ...more.map((factor) => element("li", "", app.pack.factors[factor].ask)),
    );
  }
  const skippedButton = find("[data-do=skipped]");
  skippedButton.hidden = skipped.length === 0;
  skippedButton.textContent = app.say("ask.skipped", { count: skipped.length });
  find("[data-do=on]").hidden = isAll;
  find("[data-go=minute]").hidden = nextInMinute(app, app.opened.noted) === null;
  connect(place.querySelector(".enough"), app, {
    finish: () => app.go("result"),
    on() {
      // From here on the whole list is what is asked; it is recorded, so that it holds after a
      // reload and can be taken back.
      if (app.talk.set !== "whole") app.record("set", "whole");
      app.go("ask", { factor: more[0] });
    },
    skipped() {
      app.go("ask", { factor: skipped[0] });
    },
  });
  const back = () => {
    const last = trail(app.talk).at(-1);
    if (last) app.go("ask", { factor: last });
    else app.back();
  };
  const dock = makeDock(place, app, null, { back, skip: () => {}, screen: "ask" });
  const undoes = (event) => {
    if (event.key.toLowerCase() === "u" && isForQuestion(event, place)) dock.undo();
  };
  document.addEventListener("keydown", undoes);
  place.querySelector(".bar [data-do=skip]").setAttribute("aria-disabled", "true");
  app.opened.addEventListener("change", dock.draw);
  return () => {
    document.removeEventListener("keydown", undoes);
    app.opened.removeEventListener("change", dock.draw);
    dock.leave();
  };
}
