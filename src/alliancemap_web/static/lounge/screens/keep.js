// Sharing and keeping: the talk as a link, as a picture, as a file, and in one's account.

import { canSend, copy, save, saidOn, send } from "./carry.js";
import { button, connect, element, piece } from "./pieces.js";
import { mapText, drawing } from "./portrait.js";
import { pngOf, withLetters } from "./paint_png.js";
import { dayOf, fileName, fileText, toAllianceFile } from "../file.js";
import { endLink, linksOf, shareTalk } from "../store/links.js";
import { dated } from "../words.js";

const DAYS = [1, 7, 30];
const USUAL = 7;
const JSON_TYPE = "application/json";
const made = new Map(); // the whole links made since the page was opened, by id: only here are keys

/** Show the ways to take the open talk along; `state.first` is "share" or "keep". */
export function show(place, app, state) {
  app.fill(place, "keep");
  const find = (selector) => place.querySelector(selector);
  const isSharing = state.first !== "keep";
  find("h1").textContent = app.say(isSharing ? "keep.title_share" : "keep.title_keep");
  if (!isSharing) keepFirst(find("article"));
  const told = (text) => {
    find(".told").textContent = text;
  };
  showPicture(place, app, told);
  showFile(place, app, told);
  const link = showLinks(find(".as-link"), app);
  const account = showAccount(find(".as-account"), app);
  connect(place, app, { result: () => app.go("result") });
  app.store.addEventListener("sync", account);
  app.store.addEventListener("change", link);
  app.store.addEventListener("lock", () => made.clear(), { once: true });
  return () => {
    app.store.removeEventListener("sync", account);
    app.store.removeEventListener("change", link);
  };
}

/** For keeping, the file and the account come before the link and the picture. */
function keepFirst(article) {
  const [link, file, account] = ["as-link", "as-file", "as-account"].map((name) =>
    article.querySelector(`.${name}`),
  );
  article.insertBefore(file, link);
  article.insertBefore(account, link);
}

/** The open talk's file: its name, its text, and itself for the phone's menu. */
function fileOf(app) {
  const text = fileText(toAllianceFile(app.talk, app.operations, app.pack));
  const name = fileName(app.talk, Date.now(), "json");
  return { name, text, files: [new File([text], name, { type: JSON_TYPE })] };
}

function showFile(place, app, told) {
  const find = (name) => place.querySelector(`[data-do=${name}]`);
  find("file_send").hidden = !canSend({ files: fileOf(app).files });
  connect(place.querySelector(".as-file"), app, {
    file() {
      const { name, text } = fileOf(app);
      save(name, text, JSON_TYPE);
      told(app.say("keep.saved", { name }));
    },
    file_send: () => send({ files: fileOf(app).files }),
  });
}

function showPicture(place, app, told) {
  const named = (ending) => fileName(app.talk, Date.now(), ending);
  const png = async () => pngOf(drawing(mapText(app)));
  const sends = place.querySelector("[data-do=picture_send]");
  sends.hidden = !canSend({ files: [new File([""], "map.png", { type: "image/png" })] });
  // The phone's menu opens only right after the tap, so that the picture must lie ready.
  const ready = sends.hidden ? null : png();
  connect(place.querySelector(".as-picture"), app, {
    async png() {
      const name = named("png");
      save(name, await png(), "image/png");
      told(app.say("keep.saved", { name }));
    },
    async svg() {
      const name = named("svg");
      save(name, await withLetters(mapText(app)), "image/svg+xml");
      told(app.say("keep.saved", { name }));
    },
    picture_send: async () =>
      send({ files: [new File([await ready], named("png"), { type: "image/png" })] }),
  });
}

// ---- links ---------------------------------------------------------------------------------------

/** Fill the place with the choice of days and the links there are; returns how to draw it anew. */
function showLinks(place, app) {
  const find = (selector) => place.querySelector(selector);
  find(".days").append(...DAYS.map((count) => dayChoice(app, count)));
  const error = find(".error");
  const form = find("form");
  const say = (code) => {
    error.hidden = code === null;
    error.textContent = code === null ? "" : app.say(code);
  };
  const draw = () => {
    const links = app.talk ? linksOf(app.store, app.talk.id) : [];
    const shown = [...find(".links").children].map((row) => row.dataset.link);
    if (links.length === shown.length && links.every(({ id }) => shown.includes(id))) return;
    find(".links").replaceChildren(...links.map((link) => linkRow(app, link, draw)));
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const make = find(".make");
    if (make.getAttribute("aria-disabled") === "true") return;
    make.setAttribute("aria-disabled", "true");
    say(null);
    try {
      const days = Number(new FormData(form).get("days"));
      const { id, fragment } = await shareTalk(app.store, app.talk.id, days);
      made.set(id, `${location.origin}/lounge/${app.language}/${fragment}`);
      draw();
      find(`[data-link="${id}"] input`).focus();
    } catch (problem) {
      say(problem.status === 413 ? "keep.link_large" : problem.status ? "keep.link_failed" : "keep.link_offline");
    }
    make.removeAttribute("aria-disabled");
  });
  draw();
  return draw;
}

function dayChoice(app, count) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type: "radio", name: "days", value: String(count), checked: count === USUAL });
  label.append(input, element("span", "", app.say("keep.link_day", { count })));
  return label;
}

/** The day until which a link works, in words. */
export const lastDay = (app, until) => dated(app.pack, dayOf(Number(until) || Date.parse(until)));

/** One link that was made; its address is known only until the page is closed. */
function linkRow(app, { id, until }, changed) {
  const row = piece("link");
  const find = (selector) => row.querySelector(selector);
  row.dataset.link = id;
  find(".until").textContent = app.say("keep.link_made", { day: lastDay(app, until) });
  const address = made.get(id);
  const field = find("input");
  field.id = `link-${id}`;
  find("label").htmlFor = field.id;
  find("label").textContent = app.say("keep.link_title");
  field.hidden = find("label").hidden = find(".copy").hidden = !address;
  field.value = address ?? "";
  field.addEventListener("focus", () => field.select());
  find(".copy").addEventListener("click", async () => {
    if (await copy(app, address, row)) saidOn(find(".copy"), app.say("ending.copied"));
  });
  find(".send").hidden = !address || !canSend({ url: address });
  find(".send").addEventListener("click", () => send({ url: address }));
  find(".revoke").addEventListener("click", async () => {
    await endLink(app.store, id);
    made.delete(id);
    app.announce(app.say("keep.link_revoked"));
    changed();
  });
  return row;
}

// ---- the account ---------------------------------------------------------------------------------

/** The way to an account's page and back here. */
export const door = (app, page) =>
  `/${app.language}/account/${page}/?next=${encodeURIComponent(`/lounge/${app.language}/`)}`;

/** Say whether the talk is in the person's account and offer what is missing; returns how to redraw. */
function showAccount(place, app) {
  const state = place.querySelector(".state");
  const ways = place.querySelector(".ways");
  const draw = () => {
    if (!app.talk) return;
    const { signedIn, person } = app.sync.state;
    const { waiting } = app.store.where(app.talk.id);
    const isTheirs = app.store.accountOf(app.talk.id) !== null;
    const lines = [];
    if (signedIn && isTheirs) lines.push(app.say("keep.account_on", { person: person.email }));
    if (isTheirs && waiting > 0) lines.push(app.say("keep.account_waiting", { count: waiting }));
    if (isTheirs && waiting === 0) lines.push(app.say("keep.account_done"));
    if (!isTheirs) lines.push(app.say("keep.account_off"));
    state.textContent = lines.join(" ");
    ways.replaceChildren();
    if (signedIn && (!isTheirs || waiting > 0)) {
      ways.append(button("plain", app.say("keep.account_send"), () => sendThere(app, draw)));
    }
    if (!signedIn) {
      for (const [page, words] of [["sign-in", "keep.account_sign_in"], ["sign-up", "keep.account_make"]]) {
        const link = element("a", "button plain", app.say(words));
        link.href = door(app, page);
        ways.append(link);
      }
    }
  };
  draw();
  return draw;
}

async function sendThere(app, draw) {
  await app.store.sendToAccount(app.talk.id);
  await app.sync.now();
  draw();
}
