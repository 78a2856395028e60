// The end of a talk: the verdict with what is known, the picture, why, what to ask, what would change
// it, and last of all the feeling; then share, keep or forget. Asking can always go on.

import { showChange } from "./change.js";
import { closeDialogs } from "./dialogs.js";
import { showFeeling } from "./feeling.js";
import { askToForget } from "./forget.js";
import { showOffer } from "./offer.js";
import { button, connect, element } from "./pieces.js";
import { drawnOf, showPortrait } from "./portrait.js";
import { showRaise } from "./raise.js";
import { COUNTED_FROM, toldReasons } from "../counted.js";
import { say } from "../words.js";

const ORDER = ["fired", "possible", "set_aside"];

/** Show the result of the open talk, and show it anew whenever the talk changes elsewhere. */
export function show(place, app) {
  app.fill(place, "result");
  const find = (selector) => place.querySelector(selector);
  let late = () => {};
  const draw = () => {
    if (!app.talk) return; // just forgotten
    late();
    const reading = app.reading();
    const told = drawnOf(app, reading);
    showVerdict(find, app, reading, told);
    showPortrait(find(".picture"), app, told);
    showReasons(find(".reasons ol"), app, reading);
    showGates(find(".gates"), app, reading);
    showRaise(find(".raise"), app, reading);
    late = showChange(find(".change"), app, reading);
    showUnknown(find(".unknown ul"), app, reading);
    feeling.draw(reading);
  };
  const feeling = showFeeling(find(".feeling"), app);
  connect(place, app, {
    on: () => app.go("ask"),
    share: () => app.go("keep", { first: "share" }),
    keep: () => app.go("keep", { first: "keep" }),
    forget: () => askToForget(place, app, app.talk.id),
    actions() {
      find(".actions").scrollIntoView({ block: "end" });
      find("#actions-title").focus({ preventScroll: true });
    },
  });
  for (const jump of find(".jumps").children) {
    jump.addEventListener("click", () => {
      const title = find(`#${jump.dataset.to}`);
      title.scrollIntoView({ block: "start" });
      title.focus({ preventScroll: true });
    });
  }
  showOffer(find(".offer"), app);
  draw();
  const drawnFrom = () => JSON.stringify([app.talk?.answers, app.talk?.asides]);
  let before = drawnFrom();
  const changed = () => {
    const now = drawnFrom();
    if (now !== before) draw();
    before = now;
  };
  app.opened.addEventListener("change", changed);
  return () => {
    closeDialogs();
    late();
    feeling.leave();
    app.opened.removeEventListener("change", changed);
  };
}

/** The verdict in words with what is known, then the twenty dots once they may be counted. */
function showVerdict(find, app, { themes, verdict, futures }, told) {
  const sum = (name) => themes.reduce((all, theme) => all + theme[name], 0);
  find("h1").textContent = app.say("ending.headline", {
    verdict: app.say(`verdict.${verdict.code}`),
    known: sum("known"),
    relevant: sum("relevant"),
  });
  find(".line").textContent = told.verdictLine;
  find(".meaning").textContent = verdict.isSettled
    ? `${app.say(`meaning.${verdict.code}`)} ${app.say("ending.settled")}`
    : app.say(`meaning.${verdict.code}`);
  const { futures: of } = app.sector.plan;
  const place = find(".futures");
  place.classList.toggle("early", told.isEarly);
  place.querySelector(".hint").hidden = told.isEarly;
  place.querySelector(".long").textContent = told.isEarly
    ? app.say("ending.dots_early", { count: COUNTED_FROM - sum("known") })
    : app.say("futures.long", { dots: futures.dots, futures: of });
  place.querySelector(".dots").replaceChildren(
    ...Array.from({ length: of }, (_, at) => element("i", !told.isEarly && at < futures.dots ? "yes" : "")),
  );
  place.hidden = false;
}

function showReasons(list, app, reading) {
  const found = toldReasons(reading);
  list.replaceChildren(...found.map((reason) => element("li", "", say(app.pack, reason))));
}

/**
 * Deal-breakers that stop it, may stop it or were set aside, each with its repair. What may still
 * stop it is one line until somebody wants to see it: early in a talk that is most of them.
 */
function showGates(place, app, { gates }) {
  const groups = ORDER.map((status) => [status, gates.filter((gate) => gate.status === status)]);
  const standing = groups.filter(([, some]) => some.length > 0);
  place.hidden = standing.length === 0;
  const isOpen = place.querySelector("details.group")?.open ?? false;
  place.querySelector(".groups").replaceChildren(
    ...standing.flatMap(([status, some]) => {
      const list = element("ul", status);
      list.append(...some.map((gate) => breaker(app, gate)));
      const title = app.say(`ending.gates_${status}`, { count: some.length });
      if (status !== "possible") return [element("h3", "", title), list];
      const folded = element("details", "group");
      folded.open = isOpen;
      folded.append(element("summary", "", title), list);
      return [folded];
    }),
  );
}

/** One deal-breaker; only one that has fired lies open, the others open at a tap. */
function breaker(app, { gate, status, factors }) {
  const row = element("li");
  const more = element("details");
  more.open = status === "fired";
  more.append(
    element("summary", "", app.pack.gates[gate].name),
    ...breakerSays(app, gate, status).map((text) => element("p", "", text)),
  );
  if (status !== "set_aside") {
    const ways = element("div", "ways");
    for (const factor of factors) {
      const name = app.pack.factors[factor].short;
      ways.append(button("plain", app.say("ending.settle", { name }), () => app.go("ask", { factor })));
    }
    more.append(ways);
  }
  row.append(more);
  return row;
}

function breakerSays(app, gate, status) {
  const { fired, repair } = app.pack.gates[gate];
  const reason = app.talk.asides[gate]?.reason ?? "";
  if (status === "set_aside") return [app.say("ending.gate_reason", { reason })];
  return [
    status === "fired" ? fired : app.say("ending.gate_if", { text: fired }),
    app.say("ending.gate_repair", { text: repair }),
  ];
}

function showUnknown(list, app, { themes }) {
  list.replaceChildren(
    ...themes.map(({ theme, known, relevant }) => {
      const { name } = app.pack.themes[theme];
      const count = relevant - known;
      const code = count === 0 ? "ending.unknown_none" : "ending.unknown_theme";
      const row = element("li", theme);
      const bar = element("span", "share");
      bar.setAttribute("aria-hidden", "true");
      const part = element("i");
      part.style.width = `${relevant ? (100 * known) / relevant : 100}%`;
      bar.append(part);
      row.append(element("span", "", app.say(code, { name, count, relevant })), bar);
      return row;
    }),
  );
}
