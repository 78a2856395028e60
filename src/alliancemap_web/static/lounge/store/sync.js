// Brings the phone and the person's account together: soon after each act, when the network or the
// page comes back, and again and again with growing pauses while the server cannot be reached.
import { ask, exchange, Refused, startOver, Unreached, unlink } from "./exchange.js";
import { StoreError } from "./queue.js";

const SOON = 300; // ms: acts in quick succession go together
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 300_000;
const LOCK = "alliancemap-lounge-sync";

const alone = (work) =>
  globalThis.navigator?.locks ? navigator.locks.request(LOCK, work) : work();

/**
 * Start syncing a store. Gives {state, now, stop, signOut, wipe, leave}:
 *   state     {signedIn, person: {id, email}, reachable, lastAt}; each null as long as it is not known.
 *             The store tells every change of it as the event "sync".
 *   now()     sync at once; resolves to the state
 *   signOut(), wipe(), leave() see below
 * More codes of the store's "trouble": "sign_in" {waiting}: the account's answers wait until its
 * person signs in again; "other_person": they belong to somebody else than who is signed in;
 * "forgotten_elsewhere" {talk}: deleted by another phone, it stays on this one; "refused" {talk,
 * problems}: the server will not have all of it, for reasons that come in words.
 */
export function startSync(store) {
  const state = { signedIn: null, person: null, reachable: null, lastAt: null };
  let pause = 0;
  let timer = null;
  let isStopped = false;
  let running = null;
  let isWanted = false;
  const said = new Set(); // troubles told since they last went away
  const refused = new Set(); // operations that the server will not have

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

  /** Note who is signed in; resolves to their id or null. */
  async function knowPerson({ signed_in: signedIn, person }) {
    know({ signedIn, person, reachable: true });
    const id = person?.id ?? null;
    if ((store.fact("person") ?? null) !== id)
      await store.change(() => ({ facts: { person: id ?? undefined } }));
    return id;
  }

  /** Sign out on the server, as a wipe wanted; `known`, what it said of the visit, is brought in line. */
  async function endVisit(known) {
    if (known.signed_in) await ask("DELETE", "/lounge/session", { csrf: known.csrf });
    await store.change(() => ({ facts: { leaving: undefined } }));
    Object.assign(known, { signed_in: false, person: null });
  }

  async function takeBackLinks() {
    for (const [id, { revoke }] of store.facts("revoked:")) {
      await gone(`/lounge/links/${id}`, { body: { revoke } });
      await store.change(() => ({ facts: { [`revoked:${id}`]: undefined } }));
      know({}); // whoever shows what is left to take back
    }
  }

  /** Delete on the server what was forgotten here; resolves to those talks, which it has no more. */
  async function forgetOnServer(person, csrf) {
    const forgotten = store.facts("forgotten:").filter(([, { account }]) => account === person);
    for (const [talk] of forgotten) {
      await gone(`/lounge/talks/${talk}`, { csrf });
      await store.change(() => ({ facts: { [`forgotten:${talk}`]: undefined } }));
    }
    return forgotten.map(([talk]) => talk);
  }

  const talksOf = (person) => store.facts("talk:").filter(([, { account }]) => account === person);

  /** Bring what this phone believes of the server in line with what the server says it has. */
  async function settle(person, there, deleted) {
    for (const [talk, { sequence }] of talksOf(person)) {
      if (deleted.has(talk)) {
        await unlink(store, talk);
        complain("forgotten_elsewhere", { talk });
      } else if (sequence > (there.get(talk) ?? 0)) await startOver(store, talk, person);
    }
  }

  async function exchangeAll(person, known, justForgotten) {
    const there = new Map(known.talks.map(({ id, sequence }) => [id, sequence]));
    for (const talk of justForgotten) there.delete(talk); // `known` is from before
    await settle(person, there, new Set([...known.forgotten, ...justForgotten]));
    const mine = new Set(talksOf(person).map(([talk]) => talk));
    const forgotten = new Set(store.facts("forgotten:").map(([talk]) => talk));
    // A talk that is here without being the account's stays so until the person says otherwise.
    const coming = [...there.keys()].filter(
      (talk) => !forgotten.has(talk) && store.operations(talk).length === 0,
    );
    for (const talk of new Set([...mine, ...coming]))
      await exchangeOne(talk, person, there.get(talk) ?? 0, known.csrf);
    if (mine.size < store.facts("talk:").length) complain("other_person");
  }

  async function exchangeOne(talk, person, sequence, csrf) {
    try {
      await exchange(store, talk, person, { sequence, csrf, refused });
      said.delete(`refused ${talk}`);
    } catch (error) {
      if (!(error instanceof Refused) || ![400, 409, 410, 413].includes(error.status)) throw error;
      if (error.status === 410) {
        await unlink(store, talk);
        complain("forgotten_elsewhere", { talk });
      } else complain("refused", { talk, problems: error.problems });
    }
  }

  async function syncOnce() {
    if (store.state === "locked") return;
    await store.refresh();
    const known = await ask("GET", "/lounge/session");
    if (typeof known?.signed_in !== "boolean") throw new Unreached("not the answer of this server");
    if (store.fact("leaving")) await endVisit(known);
    const person = await knowPerson(known);
    if (person === null) askToSignIn();
    else {
      said.delete("sign_in ");
      await exchangeAll(person, known, await forgetOnServer(person, known.csrf));
      know({ lastAt: Date.now() });
    }
    await takeBackLinks();
  }

  function askToSignIn() {
    const waiting = waitingOf(store);
    if (waiting > 0) complain("sign_in", { waiting });
  }

  async function attempt() {
    try {
      await alone(syncOnce);
      pause = 0;
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        know({ signedIn: false, person: null, reachable: true });
        askToSignIn();
        return;
      }
      if (error instanceof Unreached) know({ reachable: false });
      // Jitter keeps phones that lost the server together from coming back together.
      pause = Math.min(Math.max(pause * 2, FIRST_PAUSE), LONGEST_PAUSE);
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

  const soon = () => plan(pause === 0 ? SOON : FIRST_PAUSE);
  const again = () => {
    pause = 0;
    plan(0);
  };
  const onVisible = () => document.visibilityState === "visible" && again();

  const onTrouble = ({ detail }) => detail.code === "wiped" && stop();

  store.addEventListener("change", soonWhenWaiting);
  store.addEventListener("wiped", stop); // or the account's talks would come straight back
  store.addEventListener("trouble", onTrouble);
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
    store.removeEventListener("wiped", stop);
    store.removeEventListener("trouble", onTrouble);
    for (const event of ["wanted", "forgotten", "unlock"]) store.removeEventListener(event, again);
    globalThis.removeEventListener?.("online", again);
    globalThis.document?.removeEventListener("visibilitychange", onVisible);
  }

  /**
   * Send what waits, then destroy the keys and everything kept. Resolves to {isDone, unsent}:
   * `unsent` are the talks [{talk, name, waiting, isOnlyHere}] that the server does not hold whole.
   * While there are some nothing is destroyed, unless `evenUnsent` says so. Throws StoreError "locked".
   */
  async function signOut({ evenUnsent = false } = {}) {
    await now();
    if (store.state === "locked") throw new StoreError("locked");
    const unsent = unsentOf(store);
    if (unsent.length > 0 && !evenUnsent) return { isDone: false, unsent };
    stop();
    await store.wipe();
    return { isDone: true, unsent };
  }

  /**
   * Destroy the keys and everything kept, locked or not, and note that whoever is signed in leaves, or
   * their talks would come back with the next page. What waits is not sent.
   */
  async function wipe() {
    const isIn = state.signedIn ?? (store.state === "locked" || store.fact("person") !== undefined);
    stop();
    await store.wipe();
    if (isIn) await store.change(() => ({ facts: { leaving: true } }));
  }

  /** Sign out after a wipe; false when the server was not reached: then the next page does it. */
  async function leave() {
    if (!store.fact("leaving")) return true;
    try {
      const known = await ask("GET", "/lounge/session");
      await endVisit(known);
      await knowPerson(known);
      return true;
    } catch {
      return false;
    }
  }

  return { state, now, stop, signOut, wipe, leave };
}

/** Delete on the server; what is not there is as deleted. */
async function gone(address, more) {
  try {
    await ask("DELETE", address, more);
  } catch (error) {
    if (error.status !== 404 && error.status !== 410) throw error;
  }
}

/** How many operations of all talks the server should have and does not. */
export const waitingOf = (store) => store.talks().reduce((sum, { waiting }) => sum + waiting, 0);

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
