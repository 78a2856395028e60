// Asks for the PIN of this phone; nothing of any talk is in memory until it was right.

import { connect } from "./pieces.js";

export function show(place, app) {
  app.fill(place, "lock");
  const find = (selector) => place.querySelector(selector);
  const pin = find("#pin");
  const submit = find("[type=submit]");
  const error = find(".error");
  find("form").noValidate = true;
  find("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (pin.value === "" || submit.getAttribute("aria-disabled") === "true") return;
    submit.setAttribute("aria-disabled", "true"); // turning a PIN into a key takes a moment
    const before = app.store.unlockWait; // a PIN is not even tried while one has to wait
    const isOpen = before === 0 && (await app.store.unlock(pin.value));
    submit.setAttribute("aria-disabled", "false");
    if (isOpen) return; // the store says so itself, and the page goes on where it was
    const seconds = Math.ceil(app.store.unlockWait / 1000);
    error.hidden = false;
    error.textContent =
      seconds > 0 ? app.say("lock.wait", { count: seconds }) : app.say("lock.wrong");
    pin.value = "";
    pin.focus();
  });
  let isAsked = false;
  connect(place, app, {
    async wipe() {
      find(".sure").hidden = false;
      if (!isAsked) {
        isAsked = true;
        return;
      }
      await app.sync.wipe();
      app.close();
      location.replace(location.pathname); // the new page signs out on the server
    },
  });
  pin.focus();
}
