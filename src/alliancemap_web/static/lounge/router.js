// Leads from screen to screen. Addresses hold a screen's name and nothing else; what a screen shows
// besides stays in memory, so that neither the address nor the browser's history tells of a talk.

import { SCREENS, WITHOUT_TALK } from "./screens/index.js";

const named = () => {
  const name = location.hash.slice(1).split(/[^a-z]/)[0];
  return Object.hasOwn(SCREENS, name) && name !== "lock" ? name : "start";
};

/**
 * Return the router: {start(), go(screen, state), replace(screen, state), back(), again(), cover(screen)}.
 *
 * `place` is filled by the screens; `app` is what they are given; `entered(screen)` is told before
 * each. A screen's `show` may return a function that is called when it is left.
 */
export function makeRouter(place, app, entered) {
  const modules = new Map();
  const states = new Map(); // by position in the browser's history
  let position = history.state?.position ?? 0;
  let shown = null;
  let leave = null;
  let turn = 0;

  async function show(asked, state) {
    const mine = ++turn;
    let name = asked;
    // Awaited only where needed: a known screen is drawn within the tap that asks for it.
    if (!app.talk && !WITHOUT_TALK.includes(name) && !app.opened.openLast()) name = "start";
    if (!modules.has(name)) modules.set(name, await SCREENS[name]());
    if (mine !== turn) return; // another screen was asked for meanwhile
    if (name !== asked) history.replaceState(history.state, "", `#${name}`);
    const module = modules.get(name);
    leave?.();
    leave = null;
    shown = name;
    entered(name);
    leave = module.show(place, app, state) ?? null;
    scrollTo(0, 0);
    // A screen may have put the focus where it is needed; else it is read from its heading on.
    const { activeElement } = document;
    if (activeElement === place || !place.contains(activeElement)) {
      place.querySelector("h1")?.focus({ preventScroll: true });
    }
  }

  function enter(name, state, add) {
    if (add) position += 1;
    // What lay ahead in the history is gone once another way was taken.
    for (const later of states.keys()) if (later > position) states.delete(later);
    states.set(position, { name, state });
    history[add ? "pushState" : "replaceState"]({ position }, "", `#${name}`);
    return show(name, state);
  }

  /** A link that takes a talk along leaves the address at once: its key is not for the history. */
  function takeFromAddress() {
    if (!location.hash.startsWith("#take=")) return;
    states.set(position, { name: "link", state: { take: location.hash } });
    history.replaceState({ position }, "", "#link");
  }
  takeFromAddress();

  addEventListener("popstate", (event) => {
    const from = position;
    // An entry without a position is new: somebody wrote the address themselves.
    position = event.state?.position ?? from + 1;
    takeFromAddress();
    const known = history.state ? states.get(position) : null;
    const name = known?.name ?? named();
    const state = known?.state ?? { wasBefore: position < from };
    if (!known) history.replaceState({ position }, "", `#${name}`);
    states.set(position, { name, state });
    if (app.isLocked) return;
    show(name, state);
  });

  return {
    get screen() {
      return shown;
    },
    /** Show the screen the address names; another, where there is no talk for it to show. */
    start() {
      const { name, state } = states.get(position) ?? { name: named(), state: {} };
      states.set(position, { name, state });
      history.replaceState({ position }, "", `#${name}`);
      return show(name, state);
    },
    named,
    go: (name, state = {}) => enter(name, state, true),
    replace: (name, state = {}) => enter(name, state, false),
    back: () => (position > 0 ? history.back() : enter("start", {}, false)),
    /** Show what the address names once more, as after an unlock. */
    again() {
      const known = states.get(position) ?? { name: named(), state: {} };
      return show(known.name, known.state);
    },
    /** Show a screen in front of the one the address names, leaving the history alone. */
    cover: (name) => show(name, {}),
    /** Read all screens ahead, so that the first tap on each is as quick as the next. */
    async readAhead() {
      for (const [name, read] of Object.entries(SCREENS)) {
        if (!modules.has(name)) modules.set(name, await read());
      }
    },
  };
}
