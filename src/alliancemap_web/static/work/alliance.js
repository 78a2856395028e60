// The page of one alliance: forms that send themselves without leaving the page, another line for
// one more source, a range that is meant when its ends are chosen, and the way to what a link names.

import { post } from "./asking.js";
import { newId } from "./autosave.js";
import { showOffline } from "./connection.js";
import { putFragments } from "./fragments.js";
import { nextLine } from "./lines.js";

async function sendForm(form, submitter) {
  const pressed = [...form.querySelectorAll("button")];
  for (const one of pressed) one.disabled = true;
  const { end, html } = await post(form.action, bodyOf(form, submitter), newId());
  for (const one of pressed) one.disabled = false;
  if (end === "unreachable") showOffline();
  else if (end === "ok" || end === "refused") {
    if (end === "ok") {
      form.reset();
      delete form.dataset.state;
    }
    putFragments(html, {});
  } else form.submit();
}

function bodyOf(form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  body.delete("csrfmiddlewaretoken");
  return body;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-sends]");
  if (!form) return;
  event.preventDefault();
  sendForm(form, event.submitter);
});

const MOST_SOURCES = 20;

// What was begun in such a form stays where it is, whatever others do, until it is sent.
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-sends]");
  if (form) form.dataset.state = "waiting";
});

document.addEventListener("input", (event) => {
  const line = event.target.closest?.("[data-source]");
  const rows = line?.closest("[data-sources]");
  if (rows) {
    const lines = [...rows.querySelectorAll("[data-source]")];
    if (lines.at(-1) === line && event.target.value && lines.length < MOST_SOURCES) rows.append(nextLine(line, lines.length));
  }
}, true);

// Before the form is sent, which hears the same event later.
document.addEventListener("input", (event) => {
  const means = event.target.dataset?.means;
  const radio = means && event.target.form?.querySelector(`[type="radio"][name="level"][value="${means}"]`);
  if (radio) radio.checked = true;
}, true);

// A closed part that a link names is fetched when it opens; then the way to it is taken again.
document.addEventListener("htmx:afterSettle", (event) => {
  const around = event.detail.elt.closest?.("details.factor");
  if (around && around.id === location.hash.slice(1)) around.scrollIntoView({ block: "start", behavior: "instant" });
});

// What a link opened before htmx listened is fetched now; what was fetched already listens no more.
addEventListener("load", () => {
  for (const one of document.querySelectorAll("details[open]:has(> [hx-get])")) one.dispatchEvent(new Event("toggle"));
});
