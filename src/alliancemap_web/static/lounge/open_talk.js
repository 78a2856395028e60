// The talk that is open: what is kept of it, and what was just tapped and is on its way to be kept.
// A tap counts at once on the screen; the line of words says when it is kept.

import { fold, levelsOf, undoOf } from "./talk.js";
import { readTalk } from "./twin/reading.js";

/** How many readings are remembered: the one shown, and those of the answers that may come next. */
const READINGS = 16;

/** A stamp behind all others: what was just tapped is the newest until it has its own. */
const newest = (count) => `9${String(count).padStart(14, "0")}-0000-ffffffff`;

/**
 * Return the open talk over a store and the sectors of a pack; an EventTarget that says "change"
 * when what is known changed, and "kept" or "unkept" when a tap was kept or could not be.
 */
export class OpenTalk extends EventTarget {
  #store;
  #sectors;
  #id = null;
  #kept = [];
  #waiting = [];
  #count = 0;
  #last = Promise.resolve();
  #talk = null;
  #readings = new Map(); // by the answers read, the latest last
  #tries = 0;

  constructor(store, sectors) {
    super();
    this.#store = store;
    this.#sectors = sectors;
    store.addEventListener("change", (event) => {
      const talk = event.detail?.talk ?? event.talk;
      if (this.#id !== null && (talk === undefined || talk === this.#id)) this.refresh();
    });
  }

  get id() {
    return this.#id;
  }

  get operations() {
    return [...this.#kept, ...this.#waiting];
  }

  /** The talk as its operations add up; null when none is open. */
  get talk() {
    if (this.#id !== null) this.#talk ??= fold(this.operations);
    return this.#talk;
  }

  get sector() {
    return this.#sectors[this.talk?.sector] ?? Object.values(this.#sectors)[0];
  }

  /** What the model reads in the talk, or would read with some levels changed. */
  reading(changes = {}) {
    const levels = { ...levelsOf(this.talk), ...changes };
    const setAside = Object.keys(this.talk.asides).sort();
    const key = JSON.stringify([this.talk.sector, Object.entries(levels).sort(), setAside]);
    const known = this.#readings.get(key) ?? readTalk(this.sector.plan, levels, { setAside });
    this.#readings.delete(key);
    this.#readings.set(key, known);
    if (this.#readings.size > READINGS) this.#readings.delete(this.#readings.keys().next().value);
    return known;
  }

  async open(id) {
    const kept = await this.#store.operations(id);
    this.#id = id;
    this.#kept = kept;
    this.#waiting = [];
    this.#talk = null;
    return this.talk;
  }

  close() {
    this.#id = null;
    this.#kept = [];
    this.#waiting = [];
    this.#talk = null;
  }

  /** Read again what is kept: another window, or the server, may have added to it. */
  async refresh() {
    const id = this.#id;
    const mine = ++this.#tries;
    const kept = await this.#store.operations(id);
    if (id !== this.#id || mine !== this.#tries) return;
    if (kept.length === 0) this.close();
    else {
      const ids = new Set(kept.map((one) => one.id));
      if (kept.length === this.#kept.length && this.#kept.every((one) => ids.has(one.id))) return;
      this.#kept = kept;
      this.#talk = null;
    }
    this.dispatchEvent(new Event("change"));
  }

  /** Record a value; the screen knows it at once, the promise resolves when it is kept. */
  record(register, value, more = {}) {
    const talk = this.#id;
    const tapped = { id: crypto.randomUUID(), talk, stamp: newest(++this.#count), register, value, ...more };
    this.#waiting.push(tapped);
    this.#talk = null;
    this.dispatchEvent(new Event("change"));
    const keeping = this.#last.then(async () => {
      const operation = await this.#store.record(talk, register, value, more);
      if (talk !== this.#id) return operation;
      this.#waiting = this.#waiting.filter((one) => one !== tapped);
      if (!this.#kept.some((one) => one.id === operation.id)) this.#kept = [...this.#kept, operation];
      this.#talk = null;
      this.dispatchEvent(new Event("kept"));
      return operation;
    });
    this.#last = keeping.catch((error) => {
      this.dispatchEvent(new CustomEvent("unkept", { detail: error }));
    });
    return keeping;
  }

  /** Whether there is something to take back. */
  get canUndo() {
    return this.#id !== null && undoOf(this.operations) !== null;
  }

  /** Take back the last act that stands; its register, or null when there is none. */
  async undo() {
    await this.#last; // an act can be taken back once it has its own id
    const back = undoOf(this.operations);
    if (!back) return null;
    const { register, value, undoes } = back;
    this.record(register, value, { undoes }).catch(() => {});
    return register;
  }
}
