// Forgetting a talk: says what goes, asks once, deletes, and shows that nothing is left.

import { openDialog } from "./dialogs.js";
import { connect, element, piece } from "./pieces.js";
import { linksOf } from "../store/links.js";

/** What forgetting a talk takes away, as it stands now. */
function whatGoes(app, id) {
  const { store, sync } = app;
  const count = store.talks().find((talk) => talk.id === id)?.answers ?? 0;
  const links = linksOf(store, id).length;
  const isReached = sync.state.reachable !== false && navigator.onLine !== false;
  const lines = [app.say("forget.answers", { count })];
  const isOnServer = store.accountOf(id) !== null;
  if (isOnServer) lines.push(app.say(isReached ? "forget.server" : "forget.server_later"));
  if (links > 0) {
    lines.push(app.say(isReached ? "forget.links" : "forget.links_later", { count: links }));
  }
  return { lines, isOnServer, links };
}

/** Ask whether to forget a talk, and do so; the place then shows what is left of it: nothing. */
export function askToForget(place, app, id) {
  const dialog = piece("forget");
  const find = (selector) => dialog.querySelector(selector);
  const { name } = app.store.talks().find((talk) => talk.id === id) ?? { name: "" };
  const goes = whatGoes(app, id);
  find("h2").textContent = app.say("forget.title", { name });
  find("ul").append(...goes.lines.map((line) => element("li", "", line)));
  find(".dont").addEventListener("click", () => dialog.close());
  find(".do").addEventListener("click", async () => {
    find(".do").setAttribute("aria-disabled", "true");
    find(".do").textContent = app.say("forget.working");
    try {
      await forget(app, id);
    } catch {
      find(".error").hidden = false;
      find(".error").textContent = app.say("forget.failed");
      find(".do").textContent = app.say("forget.do");
      find(".do").removeAttribute("aria-disabled");
      return;
    }
    dialog.close();
    showNothingLeft(place, app, id, goes);
  });
  openDialog(dialog);
  find("h2").focus();
}

async function forget(app, id) {
  const isOpen = app.opened.id === id;
  if (isOpen) app.close();
  await app.store.forget(id);
  if (app.store.preference("talk") === id) await app.store.preference("talk", null);
}

/** Say what is left, as the store itself finds it, and say more once the server has answered. */
async function showNothingLeft(place, app, id, { isOnServer, links }) {
  const { store, sync } = app;
  place.replaceChildren(piece("forgotten"));
  connect(place, app, {});
  place.querySelector("h1").focus();
  const left = place.querySelector(".left");
  const tell = () => {
    const lines = [];
    if (store.operations(id).length === 0) lines.push(app.say("forget.done_text"));
    const waits = store.fact(`forgotten:${id}`) !== undefined || store.facts("revoked:").length > 0;
    if (waits) lines.push(app.say("forget.done_later"));
    else {
      if (isOnServer) lines.push(app.say("forget.done_server"));
      if (links > 0) lines.push(app.say("forget.done_links"));
    }
    left.replaceChildren(...lines.map((line) => element("p", "", line)));
  };
  tell();
  if (isOnServer || links > 0) {
    // A server that is out of reach now may answer while this is still read.
    const retell = () =>
      left.isConnected ? tell() : store.removeEventListener("sync", retell);
    store.addEventListener("sync", retell);
    await sync.now();
    retell();
  }
}
