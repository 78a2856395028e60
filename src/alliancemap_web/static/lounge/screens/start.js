// Whom one is talking to, how long one has, and go; below, the talks there were.

import { button, connect, dayAndTime, element } from "./pieces.js";

const SUGGESTED = 3;
const SHOWN_AT_FIRST = 3;
const MOST_LETTERS = 60;

export function show(place, app) {
  app.close();
  app.fill(place, "start");
  const find = (selector) => place.querySelector(selector);
  const form = find("form");
  form.noValidate = true;
  const name = find("#name");
  name.maxLength = MOST_LETTERS;
  // The suggested name is what a typed one replaces, so one tap on the field is enough.
  name.addEventListener("focus", () => name.select());
  find(".unkept").hidden = app.store.state !== "memory";
  find(".sectors").append(...Object.entries(app.pack.sectors).map(sectorChoice));
  connect(place, app, {});
  let isGoing = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isGoing) return; // a second tap is no second talk
    isGoing = true;
    const chosen = new FormData(form);
    const called = name.value.trim() || name.dataset.suggested;
    app.store.preference("sector", chosen.get("sector")).catch(() => {});
    try {
      await app.begin(called, chosen.get("sector"), chosen.get("set"));
      app.go(event.submitter?.value === "during" ? "during" : "ask");
    } finally {
      isGoing = false;
    }
  });
  const draw = () => fill(place, app, name);
  draw();
  app.store.addEventListener("change", draw);
  app.store.addEventListener("sync", draw);
  return () => {
    app.store.removeEventListener("change", draw);
    app.store.removeEventListener("sync", draw);
  };
}

function sectorChoice([id, { name }]) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type: "radio", name: "sector", value: id });
  label.append(input, element("span", "", name));
  return label;
}

function fill(place, app, name) {
  const find = (selector) => place.querySelector(selector);
  const talks = app.store.talks();
  const sector = app.store.preference("sector");
  const names = suggestions(app, talks);
  if (!find(".sectors input:checked")) {
    const inputs = [...place.querySelectorAll(".sectors input")];
    (inputs.find(({ value }) => value === sector) ?? inputs[0]).checked = true;
    name.value = name.dataset.suggested = names[0];
  }
  find(".suggested").replaceChildren(
    ...names.map((one) => button("chip", one, () => (name.value = one))),
  );
  find(".earlier").hidden = talks.length === 0;
  const more = find(".more");
  const list = (shown) => {
    find(".talks").replaceChildren(...shown.map((talk) => talkRow(app, talk)));
    more.hidden = shown.length === talks.length;
  };
  more.onclick = () => {
    const { length } = find(".talks").children;
    more.dataset.isOpen = "yes";
    list(talks);
    find(".talks").children[length].querySelector("button").focus();
  };
  list(more.dataset.isOpen ? talks : talks.slice(0, SHOWN_AT_FIRST));
  const { signedIn, person } = app.sync.state;
  if (signedIn) {
    const door = find(".account");
    door.textContent = app.say("start.account", { person: person.email });
    door.href = door.dataset.signedIn;
  }
}

/** Code names that no talk on this phone has yet; from the first again when all are used. */
function suggestions(app, talks) {
  const all = app.say("start.names").split(", ");
  const used = new Set(talks.map(({ name }) => name));
  const free = all.filter((one) => !used.has(one));
  return (free.length < SUGGESTED ? [...free, ...all] : free).slice(0, SUGGESTED);
}

function talkRow(app, talk) {
  const row = element("li");
  const one = button("talk", "", () => {
    app.open(talk.id);
    app.go("ask");
  });
  one.append(
    element("b", "", talk.name || "–"),
    element("span", "", app.say("start.earlier_talk", { day: dayAndTime(app, talk.changed), count: talk.answers })),
    element("small", "", app.say(`start.${whereKept(talk)}`)),
  );
  one.setAttribute("aria-description", app.say("start.earlier_resume", { name: talk.name || "–" }));
  row.append(one);
  return row;
}

const whereKept = ({ account, waiting }) =>
  !account ? "on_phone" : waiting > 0 ? "waiting" : "on_server";
