// Brings the phone and the person's account together: soon after each act, when the network or the
// page comes back, and again and again with growing pauses while the server cannot be reached.
import { ask, exchange, Refused, Unreached, unlink } from "./exchange.js";

const SOON = 300; // ms: acts in quick succession go together
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 300_000;
const LOCK = "alliancemap-lounge-sync";

const alone = (work) =>
  globalThis.navigator?.locks ? navigator.locks.request(LOCK, work) : work();

/**
 * Start syncing a store. Gives {state, now, stop, signOut}:
 *   state     {signedIn, person, reachable, lastAt}; each null as long as it is not known. The store
 *             tells every change of it as the event "sync".
 *   now()     sync at once; resolves to the state
 *   signOut() see below
 * More codes of the store's "trouble": "sign_in" {waiting}: the account's answers wait until its
 * person signs in again; "other_person": they belong to somebody else than who is signed in;
 * "forgotten_elsewhere", "not_yours", "refused", "too_large" {talk}: the talk stays on this phone.
 */
export function startSync(store) {
  const state = { signedIn: null, person: null, reachable: null, lastAt: null };
  let pause = 0;
  let timer = null;
  let isStopped = false;
  let running = null;
  let isWanted = false;
  const said = new Set(); // troubles told since they last went away

  const know = (news) => {
    Object.assign(state, news);
    store.tell("sync", { ...state });
  };

  const complain = (code, detail = {}) => {
    const name = `${code} ${detail.talk ?? ""}`;
    if (!said.has(name)) store.tell("trouble", { code, ...detail });
    said.add(name);
  };

  const plan = (delay) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void now(), delay);
  };

  async function knowPerson(known) {
    const person = known.signed_in ? String(known.person) : null;
    know({ signedIn: known.signed_in, person, reachable: true });
    if ((store.fact("person") ?? null) !== person)
      await store.change(() => ({ facts: { person: person ?? undefined } }));
    return person;
  }

  async function takeBackLinks(csrf) {
    for (const [id, { revoke }] of store.facts("revoked:")) {
      await gone("DELETE", `/lounge/links/${id}`, { body: { revoke }, csrf });
      await store.change(() => ({ facts: { [`revoked:${id}`]: undefined } }));
    }
  }

  async function forgetOnServer(person, csrf) {
    for (const [talk, { account }] of store.facts("forgotten:")) {
      if (account !== person) continue;
      await gone("DELETE", `/lounge/talks/${talk}`, { csrf });
      await store.change(() => ({ facts: { [`forgotten:${talk}`]: undefined } }));
    }
  }

  async function exchangeAll(person, known) {
    const there = new Map(known.talks.map(({ id, sequence }) => [id, sequence]));
    const here = store.facts("talk:").filter(([, { account }]) => account === person);
    for (const [talk, { sequence }] of here)
      if (sequence > 0 && !there.has(talk)) {
        await unlink(store, talk);
        complain("forgotten_elsewhere", { talk });
      }
    const forgotten = new Set(store.facts("forgotten:").map(([talk]) => talk));
    const mine = store.facts("talk:").filter(([, { account }]) => account === person);
    const all = new Set([...mine.map(([talk]) => talk), ...there.keys()]);
    for (const talk of all) {
      if (forgotten.has(talk)) continue;
      // The phone's own talk of the same id stays its own until the person says otherwise.
      if (store.accountOf(talk) !== person && store.operations(talk).length > 0) continue;
      await exchangeOne(talk, person, there.get(talk) ?? 0, known.csrf);
    }
    if (mine.length < store.facts("talk:").length) complain("other_person");
  }

  async function exchangeOne(talk, person, sequence, csrf) {
    try {
      await exchange(store, talk, person, sequence, csrf);
      for (const code of ["refused", "too_large", "not_yours"]) said.delete(`${code} ${talk}`);
    } catch (error) {
      const code = { 400: "refused", 404: "not_yours", 410: "forgotten_elsewhere", 413: "too_large" };
      if (!(error instanceof Refused) || !code[error.status]) throw error;
      if (error.status === 410) await unlink(store, talk);
      complain(code[error.status], { talk, problem: error.problem });
    }
  }

  async function syncOnce() {
    if (store.state === "locked") return;
    await store.refresh();
    const known = await ask("GET", "/lounge/session");
    if (typeof known?.signed_in !== "boolean") throw new Unreached("not the answer of this server");
    const person = await knowPerson(known);
    await takeBackLinks(known.csrf);
    if (person === null) {
      const waiting = waitingOf(store);
      if (waiting > 0) complain("sign_in", { waiting });
      return;
    }
    said.delete("sign_in ");
    await forgetOnServer(person, known.csrf);
    await exchangeAll(person, known);
    know({ lastAt: Date.now() });
  }

  async function attempt() {
    try {
      await alone(syncOnce);
      pause = 0;
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        know({ signedIn: false, person: null, reachable: true });
        complain("sign_in", { waiting: waitingOf(store) });
        return;
      }
      if (error instanceof Unreached) know({ reachable: false });
      // Jitter keeps phones that lost the server together from coming back together.
      pause = Math.min(Math.max(pause * 2, FIRST_PAUSE, (error.after ?? 0) * 1000), LONGEST_PAUSE);
      plan(pause * (0.5 + Math.random() / 2));
    }
  }

  /** Sync at once; what is asked for while one runs is done right after it. */
  async function now() {
    isWanted = true;
    running ??= (async () => {
      while (isWanted && !isStopped) {
        isWanted = false;
        clearTimeout(timer);
        await attempt();
      }
      running = null;
    })();
    await running;
    return { ...state };
  }

  const soon = () => {
    if (pause === 0) plan(SOON);
  };
  const again = () => {
    pause = 0;
    plan(0);
  };
  const onVisible = () => document.visibilityState === "visible" && again();

  store.addEventListener("change", soonWhenWaiting);
  for (const event of ["wanted", "forgotten", "unlock"]) store.addEventListener(event, again);
  globalThis.addEventListener?.("online", again);
  globalThis.document?.addEventListener("visibilitychange", onVisible);
  plan(0);

  function soonWhenWaiting() {
    if (state.signedIn !== false && waitingOf(store) > 0) soon();
  }

  function stop() {
    isStopped = true;
    clearTimeout(timer);
    store.removeEventListener("change", soonWhenWaiting);
    for (const event of ["wanted", "forgotten", "unlock"]) store.removeEventListener(event, again);
    globalThis.removeEventListener?.("online", again);
    globalThis.document?.removeEventListener("visibilitychange", onVisible);
  }

  /**
   * Send what waits, then destroy the keys and everything kept. Resolves to {isDone, unsent}:
   * `unsent` are the talks [{talk, name, waiting, isOnlyHere}] that the server does not hold whole.
   * While there are some nothing is destroyed, unless `evenUnsent` says so.
   */
  async function signOut({ evenUnsent = false } = {}) {
    await now();
    const unsent = unsentOf(store);
    if (unsent.length > 0 && !evenUnsent) return { isDone: false, unsent };
    stop();
    await store.wipe();
    return { isDone: true, unsent };
  }

  return { state, now, stop, signOut };
}

/** Delete on the server; what is not there is as deleted. */
async function gone(method, address, more) {
  try {
    await ask(method, address, more);
  } catch (error) {
    if (error.status !== 404 && error.status !== 410) throw error;
  }
}

const waitingOf = (store) => store.talks().reduce((sum, { waiting }) => sum + waiting, 0);

/** The talks that the server does not hold whole: [{talk, name, waiting, isOnlyHere}]. */
export const unsentOf = (store) =>
  store
    .talks()
    .map(({ id, name, account }) => ({
      talk: id,
      name,
      waiting: store.unsent(id).length,
      isOnlyHere: !account,
    }))
    .filter(({ waiting }) => waiting > 0);
