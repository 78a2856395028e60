// The questions for the next twenty minutes, in words one can say aloud; a tap notes the answer.

import { canSend, copy, saidOn, send } from "./carry.js";
import { button, element, styleOf } from "./pieces.js";
import { isEarly, swingOf } from "../counted.js";
import { questionsToRaise } from "../twin/reading.js";

/** The five questions as plain text, numbered, as one would send them to a colleague. */
export function raiseAsText(app, reading) {
  const lines = questionsToRaise(reading).map(({ factor }, at) => {
    const words = app.pack.factors[factor];
    const watches = styleOf(app.sector, factor) === "infer";
    return `${at + 1}. ${words.ask}${watches ? ` (${app.say("ending.watch")})` : ""}`;
  });
  return [app.say("ending.five_title"), "", ...lines].join("\n");
}

/** Fill the place with the questions of a reading. */
export function showRaise(place, app, reading) {
  const find = (selector) => place.querySelector(selector);
  const asked = questionsToRaise(reading);
  const isEmpty = asked.length === 0;
  find(".lead").textContent = app.say(isEmpty ? "ending.five_none" : "ending.five_lead");
  find(".hand").hidden = isEmpty;
  find("ol").replaceChildren(...asked.map((question) => row(app, question, !isEarly(reading))));
  const text = raiseAsText(app, reading);
  const copies = find(".copy");
  copies.onclick = async () => {
    if (await copy(app, text, place)) saidOn(copies, app.say("ending.copied"));
  };
  const sends = find(".send");
  sends.hidden = !canSend({ text });
  sends.onclick = async () => {
    if (!(await send({ text }))) copies.click();
  };
}

function row(app, question, isCounted) {
  const { factor, why } = question;
  const words = app.pack.factors[factor];
  const line = element("li");
  const watches = styleOf(app.sector, factor) === "infer";
  const one = button("question-to-raise", "", () => app.go("ask", { factor }));
  if (watches) one.append(element("small", "tag", app.say("ending.watch")));
  one.append(element("span", "ask-aloud", words.ask));
  const { futures: of } = app.sector.plan;
  const [low, high] = swingOf(question, app.sector.plan);
  const notes = why === "gate" ? [app.say("why.gate")] : [];
  if (isCounted && low !== high) notes.push(app.say("ending.swing", { low, high, of }));
  if (notes.length) one.append(element("small", "", capital(notes.join(". "))));
  line.append(one);
  return line;
}

const capital = ([first, ...rest]) => first.toUpperCase() + rest.join("");
