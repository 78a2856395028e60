// A meeting's clock runs on between two answers of the server, also while it cannot be reached; the
// arrow keys drive; a form that was sent is empty again.

import { newId } from "./autosave.js";
import { putFragments } from "./fragments.js";

/** Return seconds as a clock shows them. */
export function clockOf(seconds) {
  const whole = Math.abs(Math.trunc(seconds));
  const sign = seconds <= -1 ? "−" : "";
  return `${sign}${Math.trunc(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Return how many seconds are left of `left`, told at `since` and asked at `now` (milliseconds). */
export function leftAt(left, since, now, resting) {
  return resting ? left : left - Math.floor((now - since) / 1000);
}

let told = null;

function hear() {
  const timer = document.querySelector("[data-left]");
  if (!timer || timer === told?.timer) return;
  told = { timer, left: Number(timer.dataset.left), since: performance.now(), resting: "resting" in timer.dataset };
}

function tick() {
  if (!told?.timer.isConnected) return;
  const left = leftAt(told.left, told.since, performance.now(), told.resting);
  const text = clockOf(left);
  if (told.timer.textContent !== text) told.timer.textContent = text;
  told.timer.classList.toggle("over", left < 0);
}

if (globalThis.document) {
  hear();
  document.addEventListener("fragments", hear);
  document.addEventListener("htmx:oobAfterSwap", hear);
  document.addEventListener("htmx:afterSettle", hear);
  setInterval(() => {
    hear();
    tick();
  }, 250);

  const arrows = { ArrowRight: "right", PageDown: "right", ArrowLeft: "left", PageUp: "left" };
  document.addEventListener("keydown", (event) => {
    const way = arrows[event.key];
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!way || typing || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = document.querySelector(`[data-arrow="${way}"]:not([disabled])`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // What a form is answered is put as news is. By then news may have taken the form's own place, and
  // htmx would look for the parts where the form went.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt;
    if (!event.detail.shouldSwap || event.detail.target !== document.body || !form?.matches("form")) return;
    event.detail.shouldSwap = false;
    // On a phone the form stands in what is put; who pressed Enter is done with it.
    if (form.closest("#mine")?.contains(document.activeElement)) document.activeElement.blur();
    putFragments(event.detail.serverResponse);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form[data-resets]");
    if (!form || !event.detail.successful) return;
    form.reset();
    const number = form.querySelector("[name=number]");
    if (number) number.value = newId();
  });
}
