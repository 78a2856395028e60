// What is offered once, after the first finished picture: install, a PIN, a file. Quietly, and never
// again once it was answered.

import { connect } from "./pieces.js";

const ENOUGH = 6; // answers after which a picture is one

let offered = null; // the browser's own offer to install, when it made one

/** Keep the browser's offer to install until somebody wants it; called once, at the start. */
export function catchInstall(target = globalThis) {
  target.addEventListener?.("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event;
  });
  target.addEventListener?.("appinstalled", () => (offered = null));
}
catchInstall();

/** Whether the page already runs from the home screen. */
export const isInstalled = () =>
  matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

export const canInstall = () => offered !== null;

/** Open the browser's own question; resolves to whether it was agreed to. */
export async function install() {
  const event = offered;
  offered = null;
  await event.prompt();
  return (await event.userChoice).outcome === "accepted";
}

/** Show the offer below a first picture, unless it was answered before or nothing is kept anyway. */
export function showOffer(place, app) {
  const count = Object.keys(app.talk?.answers ?? {}).length;
  const isDone = app.store.preference("offered") === true;
  place.hidden = isDone || count < ENOUGH || app.store.state === "memory";
  if (place.hidden) return;
  const find = (name) => place.querySelector(`[data-do=${name}]`);
  find("offer_install").hidden = isInstalled();
  find("offer_pin").hidden = app.store.hasPin;
  const answered = (screen, state) => async () => {
    await app.store.preference("offered", true);
    if (screen) app.go(screen, state);
    else place.hidden = true;
  };
  connect(place, app, {
    offer_install: answered("phone", { at: "install" }),
    offer_pin: answered("pin", { mode: "set" }),
    offer_file: answered("keep", { first: "keep" }),
    offer_no: answered(null),
  });
}
