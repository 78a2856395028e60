// Puts fresh parts into the page: each element of an answer that has an id takes the place of the one
// with the same id. What somebody is typing in is left alone until they go elsewhere.

const TYPED = "input:not([type='radio'], [type='checkbox'], [type='submit'], [type='button']), textarea, select";
const UNSENT = "form[data-state='waiting'], form[data-state='saving'], form[data-state='unsent']";
const held = new Map();

function isBusy(part) {
  const active = document.activeElement;
  const types = active && part.contains(active) && active.matches(TYPED);
  return types || part.matches(UNSENT) || part.querySelector(UNSENT) !== null;
}

/** Return what tells a control again in a fresh copy of its part: its id, or its name and value. */
function sign(control) {
  if (control.id) return `#${CSS.escape(control.id)}`;
  const name = control.getAttribute("name");
  const form = control.form?.id ? `#${CSS.escape(control.form.id)} ` : "";
  if (name) return `${form}[name="${CSS.escape(name)}"][value="${CSS.escape(control.getAttribute("value") ?? "")}"]`;
  return control.matches("summary") && control.parentElement.id
    ? `#${CSS.escape(control.parentElement.id)} > summary`
    : "";
}

function place(old, fresh) {
  // A live region says only what is put into it, so it stays itself.
  if (old.matches("[role='status'], [role='alert'], [role='log']")) {
    old.replaceChildren(...fresh.childNodes);
    globalThis.htmx?.process(old);
    return;
  }
  for (const one of old.querySelectorAll("details[id]")) {
    const twin = fresh.querySelector(`#${CSS.escape(one.id)}`);
    if (twin) twin.open = one.open;
  }
  if (old instanceof HTMLDetailsElement) fresh.open = old.open;
  const active = old.contains(document.activeElement) ? sign(document.activeElement) : "";
  old.replaceWith(fresh);
  globalThis.htmx?.process(fresh);
  if (active) (fresh.matches(active) ? fresh : fresh.querySelector(active))?.focus({ preventScroll: true });
}

function placeOrHold(fresh) {
  const old = document.getElementById(fresh.id);
  if (!old || old === fresh) return;
  if (isBusy(old)) {
    held.set(fresh.id, fresh);
    return;
  }
  held.delete(fresh.id);
  place(old, fresh);
}

/** Put the parts of an answer (HTML text) in their places; what is typed in waits for its time. */
export function putFragments(html) {
  if (/^\s*<!doctype/i.test(html)) return; // a whole page is no part of this one
  const parts = new DOMParser().parseFromString(html, "text/html").body.children;
  for (const one of [...parts].filter((part) => part.id)) {
    one.removeAttribute("hx-swap-oob");
    placeOrHold(document.importNode(one, true));
  }
  document.dispatchEvent(new CustomEvent("fragments"));
}

/** Put what was held back, where nobody types any more. */
export function putHeld() {
  for (const fresh of [...held.values()]) placeOrHold(fresh);
}
