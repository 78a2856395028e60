// What comes from elsewhere: a talk somebody sent as a link, or an alliance file.

import { connect, element } from "./pieces.js";
import { FileProblem, checked, fromAllianceFile } from "../file.js";
import { fits } from "../received.js";
import { ask } from "../store/exchange.js";
import { LinkError, takeLink, takesTalk } from "../store/links.js";

const LINK_PROBLEMS = {
  link_broken: "open.link_wrong",
  link_gone: "open.link_gone",
  link_large: "open.too_large",
};

/** Show what `state.take` brings, the end of a link's address; else the ways to open something. */
export function show(place, app, state) {
  const taken = state.take ?? takenFromAddress();
  if (taken) showTaken(place, app, taken);
  else showWays(place, app);
}

/** The end of the address where it takes a talk along; the address is cleaned at once. */
export function takenFromAddress() {
  const { hash, pathname } = location;
  if (!/^#?take=/.test(hash)) return null;
  // The key must not stay where the browser's history, or somebody's glance, finds it.
  history.replaceState(history.state, "", `${pathname}#link`);
  return hash;
}

function voiceOf(place, app) {
  const error = place.querySelector(".error");
  const told = place.querySelector(".told");
  return {
    fail(code, values) {
      told.textContent = "";
      error.hidden = false;
      error.textContent = app.say(code, values);
    },
    tell(code, values) {
      error.hidden = true;
      told.textContent = code ? app.say(code, values) : "";
    },
  };
}

/** Open a talk that has just come in, and go to its result. */
async function enter(app, id) {
  await app.open(id);
  app.announce(app.say("open.opened", { name: app.talk.name }));
  app.replace("result");
}

// ---- links ---------------------------------------------------------------------------------------

function showTaken(place, app, fragment) {
  app.fill(place, "taken");
  const find = (selector) => place.querySelector(selector);
  const voice = voiceOf(place, app);
  find(".dont").addEventListener("click", () => app.replace("start"));
  const button = find(".do"); // gone from the place once the talk is shown
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    await take(app, fragment, voice);
    button.removeAttribute("aria-disabled");
  });
}

async function take(app, fragment, voice) {
  if (!takesTalk(fragment)) {
    voice.fail("open.link_incomplete");
    return;
  }
  voice.tell("open.working");
  try {
    const operations = await takeLink(fragment);
    if (!operations.every((operation) => fits(operation, app.pack))) throw new LinkError("link_broken");
    const { talk } = operations[0];
    await app.store.merge(talk, operations);
    await enter(app, talk);
  } catch (problem) {
    voice.fail(whyNot(problem));
  }
}

function whyNot(problem) {
  if (LINK_PROBLEMS[problem.code]) return LINK_PROBLEMS[problem.code];
  if (problem.code === "full") return "open.full";
  return problem.status ? "open.link_failed" : "open.link_offline";
}

// ---- files ---------------------------------------------------------------------------------------

function showWays(place, app) {
  app.fill(place, "link");
  const find = (selector) => place.querySelector(selector);
  const voice = voiceOf(place, app);
  const chosen = find("input[type=file]");
  chosen.addEventListener("change", async () => {
    const [file] = chosen.files;
    chosen.value = "";
    if (file) await openFile(app, file, voice, find(".problems"));
  });
  const form = find("form");
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = find("#whole-link").value.trim();
    await take(app, text.slice(Math.max(0, text.indexOf("#"))), voice);
  });
  connect(place, app, { back: () => app.back() });
}

async function openFile(app, file, voice, problems) {
  problems.hidden = true;
  voice.tell("open.working");
  let text;
  try {
    text = await file.text();
  } catch {
    voice.fail("open.nothing_read");
    return;
  }
  try {
    const read = await readFile(app, text);
    await enter(app, await app.store.beginFrom(fromAllianceFile(read)));
  } catch (problem) {
    if (problem instanceof FileProblem) {
      voice.fail(problem.code, problem.values);
      showProblems(problems, problem.values.problems ?? []);
    } else voice.fail("open.full");
  }
}

function showProblems(list, sentences) {
  list.replaceChildren(...sentences.map((sentence) => element("li", "", sentence)));
  list.hidden = sentences.length === 0;
}

/** Read a file on the phone itself; what it cannot read, the server does where it is reached. */
async function readFile(app, text) {
  let here;
  try {
    return checked(text, app.pack);
  } catch (problem) {
    here = problem;
  }
  let answer;
  try {
    answer = await ask("POST", "/lounge/open", { body: { text, language: app.language } });
  } catch (problem) {
    if (!problem.status) throw here;
    throw new FileProblem("open.refused", { problems: problem.problems.map(({ sentence }) => sentence) });
  }
  return checked(JSON.stringify(answer.file), app.pack);
}
