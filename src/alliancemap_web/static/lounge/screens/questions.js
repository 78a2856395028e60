// Every question with its answer: by theme or by the moment of the talk, and found by any word in it.

import { answerInWords, button, connect, element, piece, plainLetters, themeOf } from "./pieces.js";

/** Show the list; `state.order` is "theme" or "stage", `state.search` the words looked for. */
export function show(place, app, state) {
  app.fill(place, "questions");
  const find = (selector) => place.querySelector(selector);
  const { factors, stage } = app.sector.plan;
  const stages = Object.keys(app.pack.stages);
  const groupOf = {
    theme: (factor) => app.pack.themes[themeOf(app.sector, factor)].name,
    stage: (factor) => {
      const words = app.pack.stages[stages[stage[factors.indexOf(factor)]]];
      return words.name ?? words;
    },
  };
  const texts = new Map(factors.map((factor) => [factor, searched(app.pack.factors[factor])]));
  const search = find("#search");
  state.order ??= "theme";
  search.value = state.search ?? "";

  const draw = () => {
    if (!app.talk) return;
    const words = plainLetters(search.value).split(" ").filter(Boolean);
    const found = factors.filter((factor) =>
      words.every((word) => texts.get(factor).some(({ plain }) => plain.includes(word))),
    );
    const groups = new Map();
    const order = state.order === "theme" ? found : byStage(found, factors, stage);
    for (const factor of order) {
      const group = groupOf[state.order](factor);
      groups.set(group, [...(groups.get(group) ?? []), row(app, factor, words, texts.get(factor))]);
    }
    find(".results").replaceChildren(...[...groups].map(([name, rows]) => section(name, rows)));
    find(".counted").textContent = app.say("questions.counted", {
      count: Object.keys(app.talk.answers).length,
      all: factors.length,
    });
    const none = find(".none");
    none.hidden = words.length === 0;
    none.textContent =
      found.length === 0
        ? app.say("questions.none", { words: search.value.trim() })
        : app.say("questions.found", { count: found.length });
    for (const one of place.querySelectorAll("[data-order]")) {
      one.setAttribute("aria-pressed", String(one.dataset.order === state.order));
    }
  };
  search.addEventListener("input", () => {
    state.search = search.value;
    draw();
  });
  for (const one of place.querySelectorAll("[data-order]")) {
    one.addEventListener("click", () => {
      state.order = one.dataset.order;
      draw();
    });
  }
  connect(place, app, { back: () => app.go("ask") });
  draw();
  app.opened.addEventListener("change", draw);
  return () => app.opened.removeEventListener("change", draw);
}

/** What of a question is looked through: its names, its words, its five answers. */
const searched = ({ name, short, ask, levels }) =>
  [name, short, ask, ...levels].map((text) => ({ text, plain: plainLetters(text) }));

const byStage = (found, factors, stage) =>
  [...found].sort((one, other) => stage[factors.indexOf(one)] - stage[factors.indexOf(other)]);

function section(name, rows) {
  const made = element("section");
  const list = element("ul");
  list.append(...rows);
  made.append(element("h2", "", name), list);
  return made;
}

function row(app, factor, words, texts) {
  const line = element("li");
  const { short, ask } = app.pack.factors[factor];
  const one = button("question", "", () => app.go("ask", { factor }));
  const answer = app.talk.answers[factor];
  const isSkipped = app.talk.skipped.includes(factor);
  const said = answer
    ? answerInWords(app, factor, answer.level)
    : app.say(isSkipped ? "questions.skipped" : "questions.open");
  const mark = element("span", "mark-place");
  mark.append(piece(`mark-${themeOf(app.sector, factor)}`));
  const text = element("span", "texts");
  text.append(element("b", "", short), element("span", "ask-words", ask));
  text.append(element("span", answer ? "said" : "said is-open", said));
  // Where the words were found only in an answer, that answer is shown.
  const shown = plainLetters(`${short} ${ask} ${said}`);
  const elsewhere =
    words.some((word) => !shown.includes(word)) &&
    texts.find(({ plain }) => words.some((word) => plain.includes(word) && !shown.includes(word)));
  if (elsewhere) {
    text.append(element("span", "found", app.say("questions.found_in", { text: elsewhere.text })));
  }
  one.append(mark, text);
  line.append(one);
  return line;
}
