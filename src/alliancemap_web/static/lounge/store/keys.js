// The one key that everything on the phone is closed under, and the PIN that may hide it.
import { aloneWithKeys, dropKey, dropOtherKeys, keepKey, readKey } from "./keyring.js";
import { makeTries } from "./tries.js";
import { freshKey, keyBehind, makeLock, seal, unseal } from "./vault.js";

export class Keys {
  id = null;
  hasPin = false;
  #name;
  #key = null; // null while a PIN hides it, and where nothing is kept
  #lock = null; // what the PIN closes keys with, as long as it is open
  #unwritten = null; // a key not written down yet
  #tries = makeTries();

  constructor(name) {
    this.#name = name;
  }

  /** Milliseconds until a PIN may be tried. */
  get wait() {
    return this.#tries.wait;
  }

  /** Take over how many wrong PINs in a row the log counts. */
  count = (failures) => this.#tries.count(failures);

  /** Make a key; it is written down with the first thing that it closes. */
  async make() {
    const { key, kept } = await freshKey();
    this.#take(kept.id, { key });
    this.#unwritten = kept;
  }

  #take(id, { key, lock = null }) {
    [this.id, this.#key, this.#lock, this.hasPin] = [id, key, lock, lock !== null];
    this.#unwritten = null;
  }

  /** Hold the key of an id, which no PIN hides; false when it is gone. */
  async hold(id) {
    const kept = await readKey(this.#name, id);
    if (!kept?.key) return false;
    this.#take(id, kept);
    return true;
  }

  /** Let go of the key: a PIN hides it. */
  hide(id = this.id) {
    this.#take(id, { key: null });
    this.hasPin = true;
  }

  /** Try a PIN on the key that a log names: "open", "wrong" or "lost". A wrong one is counted. */
  async open(log, pin) {
    if (!this.hasPin || this.wait > 0) return "wrong";
    // Counted before it is tried, so that ending the page in between wins nothing.
    const slip = await log.touch((before) => ({ ...before, failures: before.failures + 1 }));
    const kept = slip && (await readKey(this.#name, slip.key.id));
    if (!kept) return "lost";
    const found = await keyBehind(kept, pin);
    if (found) await log.touch((before) => ({ ...before, failures: 0 }));
    this.count(found ? 0 : slip.failures);
    if (found) this.#take(kept.id, found);
    return found ? "open" : "wrong";
  }

  /**
   * Take a fresh key, behind a PIN, behind none (null) or behind the one there is (undefined), when
   * reclose(key, slip) has closed everything under it; then destroy the old one.
   */
  async change(pin, reclose) {
    const lock = pin === undefined ? this.#lock : pin && (await makeLock(pin));
    const { key, kept } = await freshKey(lock);
    await aloneWithKeys(this.#name, async () => {
      await this.#kept(kept, () => reclose(key, { id: kept.id, hasPin: lock !== null }));
      this.#take(kept.id, { key, lock });
      await dropOtherKeys(this.#name, kept.id);
    });
  }

  /** Do a write; the first under a key has it written down before. commit(more for the slip). */
  async write(commit) {
    const kept = this.#unwritten;
    if (!kept) return commit({});
    return aloneWithKeys(this.#name, async () => {
      const first = { key: { id: kept.id, hasPin: false }, failures: 0 };
      const slip = await this.#kept(kept, () => commit(first));
      if (slip && this.#unwritten === kept) this.#unwritten = null;
      return slip;
    });
  }

  /** Write a key down and use it; it goes again when it was not of use. */
  async #kept(kept, use) {
    await keepKey(this.#name, kept);
    let used = null;
    try {
      used = await use();
    } finally {
      if (!used) await dropKey(this.#name, kept.id);
    }
    return used;
  }

  destroy = () => aloneWithKeys(this.#name, () => dropOtherKeys(this.#name));

  close = async (content, key = this.#key) => (key ? seal(key, content) : content);

  read = async ({ box }) => (this.#key ? unseal(this.#key, box) : box);
}
