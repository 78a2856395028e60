// The phone page: opens the words and what is kept, then leads from screen to screen.

import { makeCover } from "./screens/cover.js";
import { OpenTalk } from "./open_talk.js";
import { makeRouter } from "./router.js";
import "./screens/offer.js"; // early: a browser offers to install only once, soon after opening
import { openStore } from "./store/store.js";
import { startSync } from "./store/sync.js";
import { makeStrip } from "./strip.js";
import { phrase } from "./words.js";

const part = (id) => document.getElementById(id);

const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A table with what all languages share put where its null holds the place. */
const joined = (own, shared) =>
  Object.fromEntries(
    Object.entries(own).map(([key, value]) => {
      if (!Object.hasOwn(shared, key)) return [key, value];
      return [key, isTable(value) ? joined(value, shared[key]) : shared[key]];
    }),
  );

async function readPack(language) {
  const [own, shared] = await Promise.all(
    [language, "common"].map(async (name) => {
      const answer = await fetch(new URL(`packs/${name}.json`, import.meta.url));
      if (!answer.ok) throw new Error(`the words could not be read: ${answer.status}`);
      return answer.json();
    }),
  );
  return joined(own, shared);
}

/** By sector, the pack with the words that this sector says otherwise. */
function packsOf(pack) {
  const told = ({ factors }) =>
    Object.entries(factors).map(([factor, words]) => [factor, { ...pack.factors[factor], ...words }]);
  const sectors = Object.values(pack.sectors).map((sector) => [
    sector,
    { ...pack, factors: { ...pack.factors, ...Object.fromEntries(told(sector)) } },
  ]);
  return new Map(sectors);
}

/**
 * Return the application that every screen is given: the words (`pack`, `say`), what is kept
 * (`store`, `sync`), the open talk (`talk`, `operations`, `reading`, `record`, `undo`), and the ways
 * between screens (`go`, `back`). Screens fill themselves from a template with `fill`.
 */
export function makeApp(pack, store, sync) {
  const opened = new OpenTalk(store, pack.sectors);
  const packs = packsOf(pack);
  const app = {
    language: pack.language,
    /** All words of the language, those of the open talk's sector. */
    get pack() {
      return packs.get(opened.sector);
    },
    store,
    sync,
    opened,
    say: (code, values) => phrase(pack, code, values),
    get talk() {
      return opened.talk;
    },
    get operations() {
      return opened.operations;
    },
    get sector() {
      return opened.sector;
    },
    get canUndo() {
      return opened.canUndo;
    },
    get isLocked() {
      return store.state === "locked";
    },
    reading: (changes) => opened.reading(changes),
    record: (register, value, more) => opened.record(register, value, more),
    undo: () => opened.undo(),
    /** Begin a talk and open it; resolves to its id once its first words are kept. */
    async begin(name, sector, set) {
      const id = await store.begin(name, sector, set);
      app.open(id);
      return id;
    },
    /** Open a talk and remember it as the one that was open; returns it, or null. */
    open(id) {
      if (store.preference("talk") !== id) store.preference("talk", id).catch(() => {});
      return opened.open(id);
    },
    close: () => opened.close(),
    go: (screen, state) => router.go(screen, state),
    replace: (screen, state) => router.replace(screen, state),
    back: () => router.back(),
    again: () => router.again(),
    /** Fill a place with a copy of the template `screen-<name>`; returns the place. */
    fill(place, name) {
      place.replaceChildren(part(`screen-${name}`).content.cloneNode(true));
      return place;
    },
    /** Have a sentence read aloud by a screen reader, in its turn. */
    announce(text) {
      const ear = part("announced");
      ear.textContent = "";
      requestAnimationFrame(() => (ear.textContent = text));
    },
  };
  const router = makeRouter(part("main"), app, (name) => {
    document.documentElement.dataset.screen = name;
    strip.enter(name);
  });
  const strip = makeStrip(app);
  app.cover = makeCover(app);
  store.addEventListener("lock", () => {
    opened.close(); // nothing readable stays in memory
    strip.draw();
    part("announced").textContent = "";
    router.cover("lock");
  });
  store.addEventListener("unlock", () => router.again());
  opened.addEventListener("gone", () => router.replace("start"));
  return { app, router };
}

async function boot() {
  const root = document.documentElement;
  const [pack, store] = await Promise.all([readPack(root.lang), openStore()]);
  const { app, router } = makeApp(pack, store, startSync(store));
  await app.cover.start();
  await (app.isLocked ? router.cover("lock") : router.start());
  root.dataset.ready = "";
  navigator.serviceWorker?.register("/lounge/worker.js", { scope: "/lounge/" }).catch(() => {});
  // Screens that were never opened must be there when the network is not.
  setTimeout(() => router.readAhead().catch(() => {}), 300);
}

if (globalThis.document?.getElementById("main")) {
  boot().catch((error) => {
    part("failed").hidden = false;
    throw error;
  });
}
