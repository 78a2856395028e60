// The dictionary under every term: fetched once and kept by the browser, with a firm's own words laid
// over it. Without this script a link leads to the vocabulary. Whoever wants no marks says so once.

import { finder } from "./terms_found.js";
import { mark, unmark } from "./terms_marked.js";
import { shower } from "./terms_shown.js";

const KEPT = "terms-off";
const NAMES = { en: "English", fr: "Français" };
const SETTLES = 150;
// What stands so near to the upper edge is what is being read.
const TOP = 64;

/** Whether this browser was told to mark nothing: it then has an empty cache of that name. */
async function wantsNone() {
  try {
    return await caches.has(KEPT);
  } catch {
    return false; // a browser that keeps nothing, or a page that came without encryption
  }
}

async function keep(isOff) {
  try {
    if (isOff) await caches.open(KEPT);
    else await caches.delete(KEPT);
  } catch {
    // It holds for this page alone.
  }
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

/** Return the book that marks and shows need: the dictionary's terms, and a firm's over them. */
export function bookOf(shared, own, language, home) {
  const languages = Object.keys(shared.languages);
  const ownTerms = own?.terms ?? {};
  const inOwn = (id, code) => (Object.hasOwn(ownTerms, id) ? ownTerms[id][code] : undefined);
  const inShared = (id, code) => {
    const terms = shared.languages[code]?.terms ?? {};
    return Object.hasOwn(terms, id) ? terms[id] : undefined;
  };
  const formsOf = (code) => [
    ...Object.entries(ownTerms).flatMap(([id, one]) => (one[code]?.forms ?? []).map((form) => [form, id])),
    ...Object.entries(shared.languages[code].terms).flatMap(([id, one]) => one.forms.map((form) => [form, id])),
  ];
  const entry = (id, code) => {
    const [said, ours] = [inShared(id, code), inOwn(id, code)];
    if (!said && !ours?.term) return undefined;
    return {
      term: said?.term ?? ours.term,
      definition: said?.definition ?? "",
      example: said?.example ?? "",
      ownDefinition: ours?.definition ?? "",
      ownExample: ours?.example ?? "",
    };
  };
  const known = (id, code) => entry(id, code) ?? entry(id, languages.find((one) => entry(id, one)));
  return {
    language,
    languages,
    names: NAMES,
    words: { ...shared.languages[language].words, ...own?.words?.[language] },
    finders: new Map(languages.map((code) => [code, finder(formsOf(code))])),
    isEverywhere: (id) => inShared(id, language)?.once ?? false,
    entry,
    nameOf: (id, code) => known(id, code).term,
    addressOf: (id) => `${own?.home ?? home}#term-${id}`,
  };
}

/** Keep the place on the page when somebody goes on in the other language. */
function keepPlace(event) {
  const link = event.target.closest?.(".languages a[hreflang]");
  if (!link || scrollY < innerHeight / 3) return;
  const there = [...document.querySelectorAll("main [id]")].filter(
    (one) => /^[A-Za-z][\w-]*$/.test(one.id) && one.getClientRects().length && !one.closest("svg, [popover]"),
  );
  const above = there.filter((one) => one.getBoundingClientRect().top < TOP);
  const last = above.reduce((best, one) => {
    const [at, bestAt] = [one, best].map((two) => two?.getBoundingClientRect().top ?? -Infinity);
    return at >= bestAt ? one : best;
  }, null);
  if (last) link.hash = last.id;
}

async function start() {
  const named = document.querySelector("meta[name='terms']");
  const main = document.querySelector("main");
  document.addEventListener("click", keepPlace, { capture: true });
  if (!named || !main || !HTMLElement.prototype.showPopover) return;
  const switches = [...document.querySelectorAll("[data-terms-switch]")];
  const language = document.documentElement.lang.slice(0, 2);
  let isNone = await wantsNone();
  let watcher = null;
  let waiting = 0;
  let book = null;
  let box = null;

  function markAll() {
    watcher.disconnect();
    mark(main, book);
    watcher.observe(main, { childList: true, subtree: true });
  }

  async function begin() {
    if (!book) {
      const [shared, own] = await Promise.allSettled([
        fetched(named.content),
        named.dataset.own ? fetched(named.dataset.own) : null,
      ]);
      if (shared.status !== "fulfilled") return; // no network: the next page tries again
      book = bookOf(shared.value, own.value, language, named.dataset.home);
      box = shower(book, () => turn(true));
      watcher = new MutationObserver(() => {
        clearTimeout(waiting);
        waiting = setTimeout(markAll, SETTLES);
      });
    }
    markAll();
  }

  function turn(isOff) {
    keep(isOff);
    isNone = isOff;
    clearTimeout(waiting);
    watcher?.disconnect();
    if (isOff) {
      box?.hide();
      unmark(main);
    } else begin();
    tell();
  }

  function tell() {
    for (const one of switches) {
      one.hidden = false;
      one.querySelector("input").checked = !isNone;
    }
  }

  for (const one of switches) one.addEventListener("change", (event) => turn(!event.target.checked));
  tell();
  if (!isNone) (globalThis.requestIdleCallback ?? setTimeout)(begin);
}

if (typeof document !== "undefined") start();
