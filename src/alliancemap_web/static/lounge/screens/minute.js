// The quiet minute after a talk: first what was heard and noted, then what only we know.

import { minuteFactors, nextInMinute } from "./flow.js";
import { connect, element } from "./pieces.js";
import { showQuestion } from "./question.js";

const way = {
  screen: "minute",
  next: (app) => nextInMinute(app, app.opened.noted),
};

/** Say what is coming, and then ask it: `state.factor`, or the next when `state.isBegun`. */
export function show(place, app, state) {
  if (state.factor) return showQuestion(place, app, state.factor, way);
  return showCover(place, app);
}

function showCover(place, app) {
  app.fill(place, "minute");
  const find = (selector) => place.querySelector(selector);
  const { heard, first, ours } = minuteFactors(app, app.opened.noted);
  const own = first.length + ours.length;
  const next = nextInMinute(app, app.opened.noted);
  if (heard.length > 0) {
    find(".heard").hidden = find(".heard-list").hidden = false;
    find(".heard").textContent = app.say("minute.heard", { count: heard.length });
    find(".heard-list").append(
      ...heard.map((factor) => element("li", "", app.pack.factors[factor].short)),
    );
  }
  if (own > 0) {
    const code = heard.length > 0 ? "minute.ours" : "minute.ours_only";
    find(".ours").textContent = app.say(code, { count: own });
  } else if (heard.length === 0) {
    find("h1").textContent = app.say("minute.enough_title");
    find(".lead").textContent = app.say("minute.enough");
  }
  find("[data-do=begin]").hidden = next === null;
  find("[data-do=finish]").classList.toggle("main", next === null);
  find("[data-do=finish]").classList.toggle("plain", next !== null);
  connect(find(".minute"), app, {
    begin: () => app.go("minute", { factor: next }),
    finish: () => app.go("result"),
    questions: () => app.go("ask"),
  });
  return null;
}
