// Forms marked data-autosave save by themselves: after a pause in typing, on leaving a field, at once
// where something was chosen, and when the page is left. What could not be sent stays and is tried again.

import { post } from "./asking.js";
import { showBack, showOffline, showSignedOut } from "./connection.js";
import { putFragments, putHeld } from "./fragments.js";
import { makeQueue } from "./queue.js";

const PAUSE = 1200;
const LONGEST_WAIT = 2000;
const CHOSEN = "[type='radio'], [type='checkbox'], select, [type='date'], [type='month']";
// What the queue says, and what the form and the line are marked with.
const MARKS = { unreachable: "unsent", "signed-out": "signed-out", closed: "stopped" };

const STUCK = ["unsent", "signed-out", "stopped"];

const timers = new Map();
const last = new Map();
const marks = new Map();
let idle = () => {};
// Arrow keys choose on their way to what is meant, so they get the pause that typing gets.
let isByKeys = false;

const queue = makeQueue({ send, later: setTimeout, told, newId });

/** Return an id that nobody else makes; randomUUID is missing where the address is not secure. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const keyOf = (form) => `${form.action}#${form.id}`;
const formOf = (key) => [...document.querySelectorAll("form[data-autosave]")].find((one) => keyOf(one) === key);

function bodyOf(form, submitter) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (name !== "csrfmiddlewaretoken" && typeof value === "string") body.append(name, value);
  }
  return body;
}

async function send({ key, body, id }) {
  const address = key.slice(0, key.lastIndexOf("#"));
  const { end, html } = await post(address, body, id);
  if (end === "unreachable") showOffline();
  else if (end === "signed-out") showSignedOut();
  else showBack();
  if (end === "ok" || end === "refused") setTimeout(putFragments, 0, html);
  return end === "ok" || end === "nothing" ? "kept" : end;
}

function told(key, state, item) {
  const mark = MARKS[state] ?? state;
  if (mark === "kept") last.set(key, String(item.body));
  marks.set(key, mark);
  const form = formOf(key);
  if (form) form.dataset.state = mark;
  if (mark === "kept" || mark === "refused") putHeld();
  sayWhole();
  if (state !== "saving" && queue.unsent() === 0) idle();
}

/** Return what the line says for all forms together: the worst of their states. */
export function worst(states) {
  const order = ["stopped", "signed-out", "unsent", "refused", "saving", "waiting", "kept"];
  return order.find((one) => states.includes(one)) ?? "";
}

function sayWhole() {
  const line = document.getElementById("kept");
  if (!line) return;
  const state = worst([...marks.values()]);
  const isGoing = state === "saving" || state === "waiting";
  line.dataset.state = isGoing ? "saving" : state;
  line.querySelector(".kept-now").textContent = isGoing ? line.dataset.saving : "";
  if (isGoing) return;
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const said = line.dataset[state.replace(/-(.)/, (_, letter) => letter.toUpperCase())] ?? "";
  line.querySelector(".kept-said").textContent = said.replace("{time}", time);
}

function save(form, submitter, isPressed = false) {
  const key = keyOf(form);
  clearTimeout(timers.get(key));
  timers.delete(key);
  const body = bodyOf(form, submitter);
  if (!isPressed && !queue.waits(key) && last.get(key) === String(body)) {
    told(key, "kept", { body });
    return;
  }
  queue.put(key, body);
}

function soon(form, pause) {
  const key = keyOf(form);
  clearTimeout(timers.get(key));
  form.dataset.state = "waiting";
  marks.set(key, "waiting");
  timers.set(key, setTimeout(save, pause, form));
}

function saveAll() {
  for (const key of [...timers.keys()]) {
    const form = formOf(key);
    if (form) save(form);
  }
}

const autosaving = (event) => event.target.closest?.("form[data-autosave]");

function onSubmit(event) {
  const form = autosaving(event);
  if (!form || event.submitter?.hasAttribute("data-plain")) return;
  event.preventDefault();
  const pressed = event.submitter;
  if (pressed?.hasAttribute("aria-pressed")) {
    // Shown at once; what the server makes of it takes its place.
    for (const one of form.querySelectorAll(`[name="${pressed.name}"][aria-pressed]`)) {
      one.setAttribute("aria-pressed", String(one === pressed));
    }
  }
  save(form, pressed?.name ? pressed : undefined, true);
}

// Who goes on to another page finds there what they have just written.
async function onClick(event) {
  const link = event.target.closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname === location.pathname && link.hash) return;
  saveAll();
  if (queue.unsent() === 0 || isStuck()) return;
  event.preventDefault();
  await Promise.race([new Promise((done) => (idle = done)), new Promise((done) => setTimeout(done, LONGEST_WAIT))]);
  location.assign(link.href);
}

const isStuck = () => STUCK.includes(worst([...marks.values()]));

// Fresh forms hold what the server has; a field is marked wrong as long as its words say so.
function onFragments() {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const key = keyOf(form);
    if (!timers.has(key) && !queue.waits(key)) last.set(key, String(bodyOf(form)));
    for (const field of form.querySelectorAll("[aria-describedby]")) {
      const said = field.getAttribute("aria-describedby").split(/\s+/).map((id) => document.getElementById(id));
      const isWrong = said.some((one) => one?.matches(".errorlist") && one.textContent.trim());
      if (isWrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
}

/** Begin to save by itself, on this page and in whatever comes into it. */
export function startSaving() {
  for (const form of document.querySelectorAll("form[data-autosave]")) last.set(keyOf(form), String(bodyOf(form)));
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("fragments", onFragments);
  document.addEventListener("input", (event) => {
    const form = autosaving(event);
    if (form && !event.target.matches("[data-plain]")) soon(form, !isByKeys && event.target.matches(CHOSEN) ? 0 : PAUSE);
  });
  document.addEventListener("keydown", () => (isByKeys = true));
  document.addEventListener("pointerdown", () => (isByKeys = false));
  document.addEventListener("focusout", (event) => {
    const form = autosaving(event);
    if (form && timers.has(keyOf(form))) save(form);
    setTimeout(putHeld, 0);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveAll();
    else queue.poke();
  });
  addEventListener("pagehide", saveAll);
  addEventListener("focus", queue.poke);
  addEventListener("online", queue.poke);
  document.addEventListener("connection-back", queue.poke);
  addEventListener("beforeunload", (event) => {
    saveAll();
    // What is on its way outlives the page; what waits behind it does not.
    if (isStuck() || queue.waiting() > 0) event.preventDefault();
  });
  const line = document.getElementById("kept");
  if (line && document.querySelector("form[data-autosave]")) line.querySelector(".kept-now").textContent = line.dataset.saves;
}
