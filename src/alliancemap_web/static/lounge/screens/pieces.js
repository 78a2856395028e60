// The small pieces that screens are put together from: copies of templates, buttons, spoken answers.

/** Return a copy of the one element in the template `part-<name>`. */
export function piece(name) {
  return document.getElementById(`part-${name}`).content.firstElementChild.cloneNode(true);
}

/** Return a new element with a class and a text. */
export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Return a button that says `text` and does `act` when pressed. */
export function button(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  if (act) made.addEventListener("click", act);
  return made;
}

/** Let every button with data-do="x" in `place` do `acts.x`, and data-go="x" go to that screen. */
export function connect(place, app, acts) {
  for (const pressed of place.querySelectorAll("[data-do]")) {
    const act = acts[pressed.dataset.do];
    if (act) pressed.addEventListener("click", () => act(pressed));
  }
  for (const door of place.querySelectorAll("[data-go]")) {
    door.addEventListener("click", () => app.go(door.dataset.go));
  }
}

/** The theme of each factor of a sector: {factor: "market" | "value" | "risk"}. */
const themes = new WeakMap();
export function themeOf(sector, factor) {
  if (!themes.has(sector)) {
    const { factors, theme_of: theme } = sector.plan;
    const names = ["market", "value", "risk"];
    themes.set(sector, new Map(factors.map((id, place) => [id, names[theme[place]]])));
  }
  return themes.get(sector).get(factor);
}

/** The place of a factor in its sector's plan. */
export const placeOf = (sector, factor) => sector.plan.factors.indexOf(factor);

/** How a factor is learnt: "ask", "infer", "self" or "later". */
export const styleOf = (sector, factor) => sector.plan.ask_style[placeOf(sector, factor)];

/** An answer in words: the level's own, a range from one to the other, or what else was said. */
export function answerInWords(app, factor, level) {
  const { levels } = app.pack.factors[factor];
  if (Array.isArray(level)) {
    return app.say("ask.range", { low: levels[level[0]], high: levels[level[1]] });
  }
  return typeof level === "number" ? levels[level] : app.say(`questions.${level}`);
}

/** The same letters without accents and capitals, and one kind of apostrophe, to search in. */
export const plainLetters = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .replace(/œ/gi, "oe")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .trim();

/** The deal-breakers that fire in a reading, by id. */
export const firedGates = (reading) =>
  reading.gates.filter(({ status }) => status === "fired").map(({ gate }) => gate);

const CLOCKS = { en: "en-GB", fr: "fr-FR" };

/** The time of a moment (ms) as people say it, with the day before it unless it was today. */
export function dayAndTime(app, at) {
  const when = new Date(at);
  const how = { hour: "2-digit", minute: "2-digit" };
  const isToday = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(CLOCKS[app.language], isToday ? how : { day: "numeric", month: "long", ...how });
}
