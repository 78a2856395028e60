// Takes things off the page: text to copy, files to save, and both to send by the phone's own menu.

import { piece } from "./pieces.js";

const WHILE_SAVING = 60_000; // milliseconds a saved file stays readable for the browser

/** Save a file in the browser's way; resolves at once, the browser says the rest. */
export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const door = document.createElement("a");
  door.href = address;
  door.download = name;
  document.body.append(door);
  door.click();
  door.remove();
  setTimeout(() => URL.revokeObjectURL(address), WHILE_SAVING);
}

/**
 * Copy a text; `place` takes the text to copy by hand where the browser does not let a page copy.
 * Resolves to whether it was copied.
 */
export async function copy(app, text, place) {
  place.querySelector(".by-hand")?.remove();
  try {
    await navigator.clipboard.writeText(text);
    app.announce(app.say("ending.copied"));
    return true;
  } catch {
    const byHand = piece("by-hand");
    const field = byHand.querySelector("textarea");
    field.value = text;
    place.append(byHand);
    field.focus();
    field.select();
    return false;
  }
}

/** Whether the phone has a menu to send this with. */
export const canSend = (what) => {
  try {
    return typeof navigator.share === "function" && (navigator.canShare?.(what) ?? true);
  } catch {
    return false;
  }
};

/** Open the phone's menu to send something; false when that failed, true also when it was left. */
export async function send(what) {
  try {
    await navigator.share(what);
    return true;
  } catch (error) {
    return error.name === "AbortError";
  }
}

/** A button's words give way to "Copied." for a moment, for the eye. */
export function saidOn(button, text) {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => (button.textContent = before), 2000);
}
