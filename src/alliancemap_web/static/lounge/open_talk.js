// The talk that is open: what the store has of it, and what was tapped a moment ago. A tap counts
// at once on the screen; the line of words says when it is kept.

import { newId } from "./store/clock.js";
import { fold, levelsOf, undoOf } from "./talk.js";
import { readTalk } from "./twin/reading.js";

/** How many readings are remembered: the one shown, and those of the answers that may come next. */
const READINGS = 16;

/** What is kept beside a talk, for this phone alone. */
const BESIDE = ["asking", "noted"];

/** A stamp behind all others: what was just tapped is the newest until it has its own. */
const newest = (count) => `9${String(count).padStart(14, "0")}-0000-ffffffff`;

/**
 * The open talk over a store and the sectors of a pack. Says "change" when what is known changed,
 * "kept" when a tap is on the disk, "refused" when the store will never take it, and "gone" when
 * another window has forgotten the talk.
 */
export class OpenTalk extends EventTarget {
  #store;
  #sectors;
  #id = null;
  #stored = [];
  #tapped = []; // until the store hands them back as its own
  #taps = 0;
  #talk = null;
  #readings = new Map(); // by the answers read, the latest last
  #asking = null;
  #chosen = null;
  #noted = [];

  constructor(store, sectors) {
    super();
    this.#store = store;
    this.#sectors = sectors;
    store.addEventListener("change", ({ detail }) => {
      if (this.#id !== null && (!detail?.talk || detail.talk === this.#id)) this.refresh();
    });
    store.addEventListener("forgotten", ({ detail }) => {
      for (const name of BESIDE) {
        if (store.preference(name)?.talk === detail.talk) store.preference(name, null).catch(() => {});
      }
    });
  }

  get id() {
    return this.#id;
  }

  get operations() {
    return [...this.#stored, ...this.#tapped];
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
    const weights = this.talk.base?.weights; // an opened file may weigh factors its own way
    const key = JSON.stringify([this.talk.sector, Object.entries(levels).sort(), setAside, weights]);
    const known =
      this.#readings.get(key) ?? readTalk(this.sector.plan, levels, { setAside, weights });
    this.#readings.delete(key);
    this.#readings.set(key, known);
    if (this.#readings.size > READINGS) this.#readings.delete(this.#readings.keys().next().value);
    return known;
  }

  /** The question being asked; null before the first. */
  get asking() {
    return this.#asking;
  }

  /**
   * Say which question is being asked. `isOwnChoice` when it is not the one that would come anyway:
   * only then must it be kept for a reload, which else asks the same one again by itself.
   */
  ask(factor, isOwnChoice) {
    this.#asking = factor;
    const chosen = isOwnChoice ? factor : null;
    if (chosen !== this.#chosen) this.#keepBeside("asking", (this.#chosen = chosen));
  }

  /** The factors that were heard in the talk and noted to be answered later, in that order. */
  get noted() {
    return this.#noted;
  }

  note(factor, isNoted) {
    const others = this.#noted.filter((one) => one !== factor);
    this.#noted = isNoted ? [...others, factor] : others;
    this.#keepBeside("noted", this.#noted);
  }

  /** Keep beside the talk what belongs to this phone alone. */
  #keepBeside(name, value) {
    this.#store.preference(name, { talk: this.#id, value }).catch(() => {});
  }

  #beside(name) {
    const found = this.#store.preference(name);
    return found?.talk === this.#id ? found.value : null;
  }

  /** Open a talk of the store; returns it, or null when the store has none of this id. */
  open(id) {
    this.close();
    const stored = this.#store.operations(id);
    if (stored.length === 0) return null;
    this.#id = id;
    this.#stored = stored;
    this.#asking = this.#chosen = this.#beside("asking");
    this.#noted = this.#beside("noted") ?? [];
    this.dispatchEvent(new Event("change"));
    return this.talk;
  }

  /** Open the talk that was open last, if it is still there; returns it or null. */
  openLast() {
    const last = this.#store.preference("talk");
    return last ? this.open(last) : null;
  }

  close() {
    this.#id = this.#talk = this.#asking = this.#chosen = null;
    this.#stored = [];
    this.#tapped = [];
    this.#noted = [];
    this.#readings.clear();
  }

  /** Take what the store has now: another window, or the server, may have added to it. */
  refresh() {
    const stored = this.#store.operations(this.#id);
    if (stored.length === 0) {
      this.close();
      this.dispatchEvent(new Event("gone"));
      return;
    }
    const ids = new Set(stored.map(({ id }) => id));
    this.#stored = stored;
    this.#tapped = this.#tapped.filter(({ id }) => !ids.has(id));
    this.#talk = null;
    this.dispatchEvent(new Event("change"));
  }

  /** Record a value; the screen knows it at once, the promise resolves when it is on the disk. */
  async record(register, value, more = {}) {
    const talk = this.#id;
    const id = newId();
    this.#tapped.push({ id, talk, stamp: newest((this.#taps += 1)), register, value, ...more });
    this.#talk = null;
    this.dispatchEvent(new Event("change"));
    try {
      const operation = await this.#store.record(talk, register, value, { ...more, id });
      this.dispatchEvent(new Event("kept"));
      return operation;
    } catch (error) {
      this.#tapped = this.#tapped.filter((tap) => tap.id !== id);
      this.#talk = null;
      this.dispatchEvent(new Event("change"));
      this.dispatchEvent(new CustomEvent("refused", { detail: error.code }));
      return null;
    }
  }

  /** Whether there is something to take back. */
  get canUndo() {
    return this.#id !== null && undoOf(this.operations) !== null;
  }

  /** Take back the last act that stands; returns its register, or null when there is none. */
  undo() {
    const back = undoOf(this.operations);
    if (!back) return null;
    this.record(back.register, back.value, { undoes: back.undoes });
    return back.register;
  }
}
