// What is on this phone: every talk and where it is kept, how safe it is there, and how to be rid of it.

import { closeDialogs } from "./dialogs.js";
import { askToForget } from "./forget.js";
import { door, lastDay } from "./keep.js";
import { canInstall, install, isInstalled } from "./offer.js";
import { button, connect, dayAndTime, element } from "./pieces.js";
import { endLink } from "../store/links.js";
import { waitingOf } from "../store/sync.js";

const isApple = () => /Apple/.test(navigator.vendor);
const isHandheldApple = () => isApple() && navigator.maxTouchPoints > 1;

/** Which files of the page these are: the name that belongs to them and no others. */
const program = () => /\/files\/([0-9a-f]+)\//.exec(import.meta.url)?.[1] ?? "–";

/** Show what this phone keeps; `state.at` is "install" when that is what was asked about. */
export function show(place, app, state) {
  app.fill(place, "phone");
  const find = (selector) => place.querySelector(selector);
  const told = (code) => (find(".told").textContent = app.say(code));
  const draw = () => {
    if (!place.querySelector(".kept-talks")) return; // a talk was just forgotten here
    showTalks(find(".kept-talks"), place, app);
    showLinks(find(".links-made"), app);
    showPin(place, app);
    showAccount(find(".account"), app, told);
  };
  draw();
  showKeeping(find(".keeping"), app);
  showInstall(find(".install"), app);
  const blur = find(".safe input");
  blur.checked = app.cover.isOn();
  blur.addEventListener("change", async () => {
    blur.setAttribute("aria-busy", "true");
    await app.cover.set(blur.checked);
    blur.removeAttribute("aria-busy");
  });
  const { id, version } = app.pack.instrument;
  find(".about").textContent = app.say("phone.about", { instrument: id, version, program: program() });
  connect(place, app, {
    ...wipeActs(find, app, told),
    async persist() {
      const isPromised = await app.store.askToPersist();
      told(isPromised ? "phone.ask_yes" : "phone.ask_no");
      showKeeping(find(".keeping"), app);
    },
    async install() {
      await install();
      showInstall(find(".install"), app);
    },
    pin_set: () => app.go("pin", { mode: "set" }),
    pin_change: () => app.go("pin", { mode: "change" }),
    pin_remove: () => app.go("pin", { mode: "remove" }),
    lock: () => app.store.lock(),
    back: () => app.back(),
  });
  if (state.at === "install") find("#install-title").scrollIntoView();
  app.store.addEventListener("change", draw);
  app.store.addEventListener("sync", draw);
  return () => {
    closeDialogs();
    app.store.removeEventListener("change", draw);
    app.store.removeEventListener("sync", draw);
  };
}

const CLOCKS = { en: "en-GB", fr: "fr-FR" };
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** So many bytes as people say it, in the language's own units. */
export function size(bytes, language) {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const unit = { style: "unit", unit: UNITS[step], maximumFractionDigits: 0 };
  return new Intl.NumberFormat(CLOCKS[language], unit).format(bytes / 1000 ** step);
}

function showTalks(section, place, app) {
  const talks = app.store.talks();
  section.querySelector(".lead").textContent =
    talks.length > 0 ? app.say("phone.lead", { count: talks.length }) : app.say("phone.none");
  section.querySelector("ul").replaceChildren(...talks.map((talk) => talkRow(app, place, talk)));
}

function talkRow(app, place, { id, name, begun, answers, waiting, account }) {
  const row = element("li", "kept-talk");
  const bytes = JSON.stringify(app.store.operations(id)).length;
  const facts = [
    app.say("phone.answers", { count: answers }),
    app.say("phone.begun", { day: dayAndTime(app, begun) }),
    app.say("phone.size", { size: size(bytes, app.language) }),
  ];
  const { phone } = app.store.where(id);
  const where = [];
  if (phone !== null) where.push(app.say("phone.on_phone"));
  if (account && waiting === 0) where.push(app.say("phone.on_server"));
  if (account && waiting > 0) where.push(app.say("phone.waiting", { count: waiting }));
  const open = button("plain", app.say("phone.open", { name }), async () => {
    await app.open(id);
    app.go("result");
  });
  const forget = button("quiet", app.say("phone.forget", { name }), () => askToForget(place, app, id));
  const ways = element("div", "ways");
  ways.append(open, forget);
  row.append(
    element("h2", "", name),
    element("p", "", facts.join(" · ")),
    element("p", "hint", where.join(", ")),
    ways,
  );
  return row;
}

async function showKeeping(section, app) {
  const find = (selector) => section.querySelector(selector);
  const isMemory = app.store.state === "memory";
  const { persisted, usage, quota } = await app.store.keeping();
  const code = isMemory ? "memory" : persisted ? "persisted" : "not_persisted";
  find(".state").textContent = app.say(`phone.${code}`);
  find(".safari").hidden = isMemory || !isApple() || isInstalled();
  find("[data-do=persist]").hidden = isMemory || persisted;
  const [used, room] = [usage, quota].map((bytes) => bytes && size(bytes, app.language));
  find(".used").textContent = !used
    ? ""
    : room
      ? app.say("phone.used", { used, room })
      : app.say("phone.used_only", { used });
}

function showInstall(section, app) {
  const how = section.querySelector(".how");
  const code = isInstalled() ? "installed" : isHandheldApple() ? "install_ios" : "install_other";
  how.textContent = canInstall() ? "" : app.say(`phone.${code}`);
  section.querySelector("[data-do=install]").hidden = !canInstall();
}

function showLinks(section, app) {
  const names = new Map(app.store.talks().map(({ id, name }) => [id, name]));
  const links = app.store.facts("link:");
  section.querySelector(".none").hidden = links.length > 0;
  section.querySelector("ul").replaceChildren(
    ...links.map(([id, { talk, until }]) => {
      const row = element("li");
      const line = app.say("phone.link_line", { name: names.get(talk) ?? "–", day: lastDay(app, until) });
      const stop = button("quiet", app.say("keep.link_revoke"), async () => {
        await endLink(app.store, id);
        app.announce(app.say("keep.link_revoked"));
      });
      stop.setAttribute("aria-description", line);
      row.append(element("p", "", line), stop);
      return row;
    }),
  );
}

function showPin(place, app) {
  const { hasPin } = app.store;
  const isMemory = app.store.state === "memory";
  place.querySelector(".pin-state").textContent = app.say(
    isMemory ? "pin.memory" : hasPin ? "phone.pin_on" : "phone.pin_off",
  );
  const shown = { pin_set: !hasPin, pin_change: hasPin, pin_remove: hasPin, lock: hasPin };
  for (const [name, isShown] of Object.entries(shown)) {
    place.querySelector(`[data-do=${name}]`).hidden = isMemory || !isShown;
  }
}

// ---- being rid of it -----------------------------------------------------------------------------

/** What wiping or signing out would lose: answers the server should have and does not. */
function loss(app, section) {
  const count = waitingOf(app.store);
  section.textContent = count > 0 ? app.say("phone.wipe_waiting", { count }) : "";
}

function wipeActs(find, app, told) {
  const opener = find("[data-do=wipe]");
  const open = (isOpen) => {
    find("#wipe-sure").hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    loss(app, find("#wipe-sure .loss"));
    (isOpen ? find("[data-do=wipe_dont]") : opener).focus();
  };
  return {
    wipe: () => open(find("#wipe-sure").hidden),
    wipe_dont: () => open(false),
    async wipe_sure() {
      app.close();
      await app.sync.wipe();
      open(false);
      told("phone.wiped");
      scrollTo(0, 0);
      if (!(await app.sync.leave())) told("phone.wiped_leaving");
    },
  };
}

function showAccount(section, app, told) {
  const { signedIn, person } = app.sync.state;
  section.querySelector(".state").textContent = signedIn
    ? app.say("phone.account_on", { person: person.email })
    : app.say("phone.account_off");
  const ways = section.querySelector(".ways");
  if (!signedIn) {
    const link = element("a", "button plain", app.say("keep.account_sign_in"));
    link.href = door(app, "sign-in");
    ways.replaceChildren(link);
    return;
  }
  if (ways.querySelector(".leaving")) return; // already asked whether to leave something behind
  ways.replaceChildren(
    element("p", "hint", app.say("phone.sign_out_note")),
    button("plain", app.say("phone.sign_out"), () => signOut(app, ways, told)),
  );
}

/** Sign out: send what waits, destroy the keys, then end the account's session on its own page. */
async function signOut(app, ways, told, evenUnsent = false) {
  const { isDone, unsent } = await app.sync.signOut({ evenUnsent });
  if (isDone) {
    app.close();
    told("phone.wiped");
    location.assign(`/${app.language}/account/sign-out/`);
    return;
  }
  const names = unsent.map(({ name }) => name).join(", ");
  const count = unsent.reduce((sum, { waiting }) => sum + waiting, 0);
  const asks = element("div", "leaving act");
  asks.append(
    element("p", "", `${app.say("phone.wipe_waiting", { count })} (${names})`),
    button("plain", app.say("phone.wipe_dont"), () => {
      asks.remove();
      showAccount(ways.parentElement, app, told);
    }),
    button("main danger", app.say("phone.sign_out"), () => signOut(app, ways, told, true)),
  );
  ways.replaceChildren(asks);
  asks.querySelector("button").focus();
}
