// The store of the phone: everything a person does, kept at once, encrypted, and handed back.
//
// Events, each a CustomEvent with its detail:
//   change {talk}   operations came, from here or elsewhere; talk is null when it may be any
//   lock, unlock    the PIN closed or opened everything
//   sync {...}      what is known of the server, see sync.js
//   trouble {code}  "full", "broken", "newer": the phone takes nothing now, {waiting} writes stay in
//                   memory and are tried again, "kept_again" ends it; "none", "insecure": this page
//                   keeps nothing; "unreadable", "key_lost": {count} records cannot be read and are
//                   left out; "wiped": another tab wiped the phone; those of sync.js
import { newId } from "./clock.js";
import { Keeper } from "./keeper.js";
import { logOf } from "./log.js";
import { askToPersist, dropCopies, keeping } from "./phone.js";
import { StoreError } from "./queue.js";
import * as on from "./shelf.js";
import { fold, inOrder, isOperation } from "../talk.js";

export { StoreError };

/** Open the store of a name; it always opens, in state "memory" where nothing can be kept. */
export async function openStore({ name = "alliancemap-lounge" } = {}) {
  const store = new Store();
  await store.open(name);
  return store;
}

const plain = (value) => JSON.parse(JSON.stringify(value));

class Store extends EventTarget {
  /** Why nothing is kept, as a code of "trouble"; null where everything is. */
  keepsNothing = null;
  #keeper;
  #coming = new Map(); // operations on their way to the disk, by id

  async open(name) {
    const { log, code } = await logOf(name);
    this.keepsNothing = code;
    this.#keeper = new Keeper(name, log, (event, detail = {}) => this.tell(event, detail));
    await this.#keeper.start();
    if (typeof document === "undefined") return;
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.refresh();
    });
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  /** "open", "locked" or "memory". */
  get state() {
    return this.#keeper.state;
  }

  get #shelf() {
    return this.#keeper.shelf;
  }

  /** Take in what other tabs have written, and try again what the phone has not taken. */
  async refresh() {
    this.#keeper.retry();
    await this.#keeper.catchUp().catch(() => {});
  }

  /** How many records on this phone cannot be read: damaged, or closed under a key that is lost. */
  get unreadable() {
    return this.#shelf.unreadable.size;
  }

  // Talks

  /** The talks on this phone, the last changed first. */
  talks() {
    const coming = [...this.#coming.values()].map((operation) => operation.talk);
    return [...new Set([...this.#shelf.talks.keys(), ...coming])]
      .map((id) => this.#summary(id))
      .filter((talk) => talk !== null)
      .sort((one, other) => other.changed - one.changed);
  }

  #comingTo(id) {
    if (this.state === "locked") return [];
    return [...this.#coming.values()].filter((operation) => operation.talk === id);
  }

  #summary(id) {
    const hasMore = this.#comingTo(id).length > 0;
    const folded = hasMore ? fold(this.operations(id)) : on.foldedOn(this.#shelf, id);
    if (!folded) return null;
    const { name, begun, changed, answers } = folded;
    const { waiting } = this.where(id);
    const account = this.accountOf(id) !== null;
    return { id, name, begun, changed, answers: Object.keys(answers).length, waiting, account };
  }

  /** The operations of a talk in their order, with those still on their way to the disk. */
  operations(id) {
    const kept = on.operationsOn(this.#shelf, id);
    const coming = this.#comingTo(id);
    return coming.length === 0 ? kept : inOrder([...kept, ...coming]);
  }

  /**
   * Where a talk is: {phone, server, waiting, unwritten}. `phone` and `server` are the moments (ms)
   * when each last took something of it, or null; `waiting` operations are for the server and not
   * there yet; `unwritten` are in memory only.
   */
  where(id) {
    const account = this.accountOf(id);
    const at = this.#shelf.talks.get(id)?.at ?? 0;
    return {
      phone: this.keepsNothing || at === 0 ? null : at,
      server: on.factOf(this.#shelf, `talk:${id}`)?.at ?? null,
      waiting: account === null ? 0 : on.unsentOn(this.#shelf, id).length,
      unwritten: this.#comingTo(id).length,
    };
  }

  /** Begin a talk; resolves to its id once it is on the disk. It is the account's when signed in. */
  begin(name, sector, set) {
    const values = Object.entries({ name, sector, set });
    return this.#beginWith(values.map(([register, value]) => ({ register, value })), true);
  }

  /**
   * Begin a talk with what came from elsewhere, [{register, value}] in their order, all or nothing
   * in one write. What the phone does not take now is refused: it is still where it came from.
   */
  beginFrom = (records) => this.#beginWith(plain(records), false);

  async #beginWith(records, isPatient) {
    const talk = newId();
    const drafts = records.map(({ register, value }) => ({ id: newId(), talk, register, value }));
    const factsFor = (shelf) => {
      const account = on.factOf(shelf, "person") ?? null;
      return account === null ? [] : [{ fact: `talk:${talk}`, value: { account, sequence: 0 } }];
    };
    await this.#keep(talk, drafts, factsFor, { isPatient });
    return talk;
  }

  /** Record one act; resolves to its operation once it is on the disk. Throws StoreError. */
  async record(talk, register, value, more = {}) {
    const draft = { id: newId(), talk, register, value: plain(value), ...plain(more) };
    const [operation] = await this.#keep(talk, [draft], (shelf) => {
      if (!shelf.talks.has(talk)) throw new StoreError("unknown_talk");
      return [];
    });
    return operation;
  }

  async #keep(talk, drafts, factsFor, { isPatient = true } = {}) {
    if (this.state === "locked") throw new StoreError("locked");
    const stamped = (clock) => drafts.map((draft) => ({ ...draft, stamp: clock.next() }));
    const coming = stamped(this.#keeper.clock);
    if (!coming.every(isOperation)) throw new StoreError("not_an_operation");
    for (const operation of coming) this.#coming.set(operation.id, operation);
    this.tell("change", { talk });
    const build = (shelf, clock) => {
      const facts = factsFor(shelf);
      const known = shelf.talks.get(talk)?.operations;
      // Written before, when only the word that it was written got lost.
      if (known?.has(drafts[0].id)) return { answer: drafts.map(({ id }) => known.get(id)) };
      const operations = stamped(clock); // later than what other tabs wrote meanwhile
      const at = Date.now();
      return { add: [...facts, ...operations.map((op) => ({ op, at }))], answer: operations };
    };
    try {
      return await this.#keeper.write(build, { isPatient });
    } finally {
      for (const { id } of drafts) this.#coming.delete(id);
      this.tell("change", { talk });
    }
  }

  /** Take in operations of a talk from a link or a file; those that are known change nothing. */
  async merge(talk, operations) {
    const own = plain(operations);
    if (!own.every((operation) => isOperation(operation) && operation.talk === talk))
      throw new StoreError("not_an_operation");
    await this.#keeper.write((shelf) => ({ add: on.newsFor(shelf, talk, own) }));
    this.tell("change", { talk });
  }

  /**
   * Forget a talk on this phone. What the server holds of it, and the links that lead to it, are
   * remembered by their ids alone until the server has deleted them.
   */
  async forget(talk) {
    await this.#keeper.write((shelf) => {
      const account = on.factOf(shelf, `talk:${talk}`)?.account ?? null;
      const links = on.factsOf(shelf, "link:").filter(([, link]) => link.talk === talk);
      return {
        add: [
          ...(account === null ? [] : [{ fact: `forgotten:${talk}`, value: { account } }]),
          ...links.map(([id, { revoke }]) => ({ fact: `revoked:${id}`, value: { revoke } })),
        ],
        remove: [
          ...on.boxesOf(shelf, talk),
          ...on.numbersOf(shelf, `talk:${talk}`),
          ...links.flatMap(([id]) => on.numbersOf(shelf, `link:${id}`)),
        ],
        isSweep: true,
      };
    });
    // Old copies on the disk go with the key they were closed under; without, they stay closed.
    await this.#keeper.rekey(undefined).catch(() => {});
    this.tell("forgotten", { talk });
  }

  // The account

  /** The person whose talk it is on the server, or null for a talk of this phone alone. */
  accountOf(talk) {
    return on.factOf(this.#shelf, `talk:${talk}`)?.account ?? null;
  }

  /** Send a talk to the account of whoever is signed in, from now on; throws StoreError. */
  async sendToAccount(talk) {
    await this.change((shelf) => {
      const account = on.factOf(shelf, "person");
      if (!account) throw new StoreError("sign_in");
      if (on.factOf(shelf, `talk:${talk}`)?.account === account) return {};
      return { facts: { [`talk:${talk}`]: { account, sequence: 0 } } };
    });
    this.tell("wanted", { talk });
  }

  /** The value of a fact, and every fact whose name begins so; names are those of shelf.js. */
  fact = (name) => on.factOf(this.#shelf, name);
  facts = (beginning) => on.factsOf(this.#shelf, beginning);

  /** The operations of a talk that the server is not known to hold. */
  unsent = (talk) => on.unsentOn(this.#shelf, talk);

  /**
   * Change facts and add contents in one write: make(shelf) -> {facts: {name: value}, add, remove}.
   * A fact that is undefined goes.
   */
  change(make) {
    return this.#keeper.write((shelf) => {
      const { facts = {}, add = [], remove = [] } = make(shelf);
      const all = Object.entries(facts);
      const stay = all.filter(([, value]) => value !== undefined);
      return {
        add: [...add, ...stay.map(([fact, value]) => ({ fact, value }))],
        remove: [...remove, ...all.flatMap(([name]) => on.numbersOf(shelf, name))],
        isSweep: remove.length > 0 || stay.length < all.length,
      };
    });
  }

  // Privacy

  get hasPin() {
    return this.#keeper.hasPin;
  }

  /** Milliseconds until a PIN may be tried again after wrong ones. */
  get unlockWait() {
    return this.#keeper.unlockWait;
  }

  /** Close everything behind a first PIN. */
  setPin = (pin) => this.#keeper.rekey(pin);

  /** Put another PIN in the place of the one there is; false when that was not this one. */
  changePin = (pin, next) => this.#keeper.changePin(pin, next);

  /** Take the PIN away; false when it was not this one. */
  removePin = (pin) => this.#keeper.changePin(pin, null);

  lock = () => this.#keeper.lock();
  unlock = (pin) => this.#keeper.unlock(pin);

  /** Destroy the keys, then everything they closed, then the copies of the page itself. */
  async wipe() {
    await this.#keeper.wipe();
    await dropCopies();
    this.tell("wiped");
  }

  keeping = keeping;
  askToPersist = askToPersist;

  /** A setting of this phone; with a value, a promise of whether it could be kept. */
  preference(key, value) {
    if (value === undefined) return on.factOf(this.#shelf, `preference:${key}`);
    const kept = this.change(() => ({ facts: { [`preference:${key}`]: plain(value) } }));
    return kept.then(() => true, () => false); // no setting is worth stopping for
  }
}
