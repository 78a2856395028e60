// The one key that everything on the phone is closed under, and the PIN that may hide it.
import { aloneWithKeys, dropKey, dropOtherKeys, keepKey, readKey } from "./keyring.js";
import { makeTries } from "./tries.js";
import { freshKey, lockOf, makeLock, seal, unlocked, unseal } from "./vault.js";

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
    const lock = await makeLock();
    const fresh = await freshKey(lock);
    this.#take({ ...fresh, lock, hasPin: false });
    this.#unwritten = fresh.locked;
  }

  #take({ id, key, lock, hasPin }) {
    [this.id, this.#key, this.#lock, this.hasPin] = [id, key, lock, hasPin];
    this.#unwritten = null;
  }

  /** Hold the key that a log names and no PIN hides; false when it is gone. */
  async hold({ id, by, hasPin }) {
    const [lock, locked] = [await lockOf(by), await readKey(this.#name, id)];
    const key = lock && locked && (await unlocked(lock, locked));
    if (key) this.#take({ id, key, lock, hasPin });
    return Boolean(key);
  }

  /** Let go of the key: a PIN hides it. */
  hide(id = this.id) {
    this.#take({ id, key: null, lock: null, hasPin: true });
  }

  /** Try a PIN on the key that a log names: "open", "wrong" or "lost". A wrong one is counted. */
  async open(log, pin) {
    if (!this.hasPin || this.wait > 0) return "wrong";
    // Counted before it is tried, so that ending the page in between wins nothing.
    const slip = await log.touch((before) => ({ ...before, failures: before.failures + 1 }));
    const locked = slip && (await readKey(this.#name, slip.key.id));
    if (!locked) return "lost";
    const lock = await lockOf(slip.key.by, pin);
    const key = lock && (await unlocked(lock, locked));
    if (key) {
      await log.touch((before) => ({ ...before, failures: 0 }));
      this.#take({ id: slip.key.id, key, lock, hasPin: true });
    }
    this.count(key ? 0 : slip.failures);
    return key ? "open" : "wrong";
  }

  /**
   * Take a fresh key, behind a PIN, behind none (null) or behind the one there is (undefined), when
   * reclose(key, kept) has closed everything under it; then destroy the old one.
   */
  async change(pin, reclose) {
    const isSame = pin === undefined;
    const hasPin = isSame ? this.hasPin : pin !== null;
    const lock = isSame && hasPin ? this.#lock : await makeLock(isSame ? null : pin);
    const { id, key, locked } = await freshKey(lock);
    await aloneWithKeys(this.#name, async () => {
      await this.#kept(id, locked, () => reclose(key, { id, by: lock.by, hasPin }));
      this.#take({ id, key, lock, hasPin });
      await dropOtherKeys(this.#name, id);
    });
  }

  /** Do a write; the first under a key has it written down before. commit(more for the slip). */
  async write(commit) {
    const locked = this.#unwritten;
    if (!locked) return commit({});
    const { id } = this;
    const first = { key: { id, by: this.#lock.by, hasPin: false }, failures: 0 };
    return aloneWithKeys(this.#name, async () => {
      const slip = await this.#kept(id, locked, () => commit(first));
      if (slip && this.#unwritten === locked) this.#unwritten = null;
      return slip;
    });
  }

  /** Write a key down and use it; it goes again when it was not of use. */
  async #kept(id, locked, use) {
    let used = null;
    try {
      await keepKey(this.#name, id, locked);
      used = await use();
    } finally {
      if (!used) await dropKey(this.#name, id).catch(() => {});
    }
    return used;
  }

  destroy = () => aloneWithKeys(this.#name, () => dropOtherKeys(this.#name));

  close = async (content, key = this.#key) => (key ? seal(key, content) : content);

  read = async ({ box }) => (this.#key ? unseal(this.#key, box) : box);
}
