// Keeps the shelf in memory and the log on the phone the same, in this tab and in every other: one
// write at a time, each on top of what the other tabs have written, each done when it is on the disk.
import { makeClock, newDevice } from "./clock.js";
import { makeQueue, StoreError } from "./queue.js";
import { newShelf, place } from "./shelf.js";
import { makeTries } from "./tries.js";
import { freshKey, keyBehind, seal, unseal, wantsPin } from "./vault.js";
import { stampOf } from "../talk.js";

const isUsable = (kept) => wantsPin(kept) || kept?.key instanceof CryptoKey;

export class Keeper {
  state = "memory";
  shelf = newShelf();
  clock; // gives stamps later than all on the shelf
  #name;
  #log;
  #tell; // (event, detail)
  #channel;
  #seen; // the slip as this tab last saw it
  #kept = null; // the key as it is written down
  #key = null; // the key itself; null while locked, and in memory
  #isNewKey = false; // not written down yet
  #device = newDevice();
  #tries = makeTries();
  #last = Promise.resolve(); // one thing after another in this tab
  #queue;

  constructor(name, log, tell) {
    [this.#name, this.#log, this.#tell] = [name, log, tell];
    this.#queue = makeQueue((job) => this.#alone(() => this.#write(job)), tell);
  }

  async start() {
    if (this.#log.keeps) await this.#newKey();
    this.#setShelf(newShelf());
    await this.catchUp();
    if (!this.#log.keeps || typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
  }

  get hasPin() {
    return wantsPin(this.#kept);
  }

  /** How many writes the phone has not taken yet. */
  get unwritten() {
    return this.#queue.length;
  }

  /** Try again at once what the phone has not taken. */
  retry = () => this.#queue.retry();

  /** Take in what other tabs have written. */
  catchUp = () => this.#alone(() => this.#read());

  /**
   * Write what build(shelf, clock) gives, {add: [contents], remove: [numbers], isSweep, answer}, and
   * resolve to its answer once it is on the disk. It is built again when another tab was faster.
   * A patient write waits as long as the phone takes nothing; another one is refused then.
   */
  write(build, { isPatient = false } = {}) {
    if (this.state === "locked") return Promise.reject(new StoreError("locked"));
    return this.#queue.push(build, isPatient);
  }

  lock() {
    return this.#alone(() => {
      if (!this.hasPin || !this.#close()) return false;
      this.#channel?.postMessage("lock");
      return true;
    });
  }

  /** Milliseconds until a PIN may be tried. */
  get unlockWait() {
    return this.#tries.wait;
  }

  unlock(pin) {
    return this.#alone(async () => {
      await this.#read();
      if (this.state !== "locked") return true;
      const key = await this.#keyBehind(pin);
      if (!key) return false;
      await this.#open(key);
      return true;
    });
  }

  /** Whether a PIN is the one that is set; a wrong one counts. */
  isPin = (pin) => this.#alone(async () => (await this.#keyBehind(pin)) !== null);

  /** Close everything under a fresh key, behind a PIN or behind none, in one transaction. */
  rekey(pin) {
    return this.#alone(async () => {
      if (!this.#log.keeps) throw new StoreError("memory");
      const fresh = await freshKey(pin);
      do {
        await this.#read();
        if (this.state === "locked") throw new StoreError("locked");
      } while (!(await this.#reclose(fresh)));
      [this.#key, this.#kept, this.#isNewKey] = [fresh.key, fresh.kept, false];
      await this.#readAll();
      this.#channel?.postMessage("wrote");
    });
  }

  wipe() {
    return this.#alone(async () => {
      await this.#log.wipe();
      await this.#forgetEverything();
      this.#channel?.postMessage("wrote");
    });
  }

  #alone(work) {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  #heard(message) {
    if (message === "lock") this.#alone(() => this.hasPin && this.#close());
    else this.catchUp().catch(() => {}); // our next write meets the same trouble, and says it
  }

  #close() {
    if (this.state === "locked") return false;
    this.state = "locked";
    this.#queue.hold();
    this.#key = null;
    this.#setShelf(newShelf());
    this.#tell("lock");
    return true;
  }

  async #open(key) {
    const wasLocked = this.state === "locked";
    [this.#key, this.state] = [key, "open"];
    await this.#readAll();
    this.#queue.release();
    if (wasLocked) this.#tell("unlock");
  }

  async #newKey() {
    const { key, kept } = await freshKey();
    [this.#key, this.#kept, this.#isNewKey, this.state] = [key, kept, true, "open"];
  }

  async #keyBehind(pin) {
    if (!this.hasPin) return null;
    const wait = this.#tries.wait;
    if (wait > 0) return null;
    // Counted before it is tried, so that ending the page in between wins nothing.
    const slip = await this.#log.touch((before) => ({ ...before, failures: before.failures + 1 }));
    const key = slip && (await keyBehind(slip.key, pin));
    if (key) await this.#log.touch((before) => ({ ...before, failures: 0 }));
    this.#tries.count(key ? 0 : (slip?.failures ?? 0));
    this.#channel?.postMessage("tried");
    return key ?? null;
  }

  async #reclose({ key, kept }) {
    const { boxes } = await this.#log.read();
    const reclosed = async ({ box }) => {
      const content = await unseal(this.#key, box).catch(() => null);
      // What cannot be read is not ours to throw away.
      return content === null ? box : seal(key, content);
    };
    return this.#log.commit(this.#seen, {
      add: await Promise.all(boxes.map(reclosed)),
      remove: boxes.map(({ number }) => number),
      slip: { key: kept, failures: 0, swept: true },
    });
  }

  async #forgetEverything() {
    this.#queue.refuseAll("wiped");
    [this.#seen, this.#device] = [undefined, newDevice()];
    this.#setShelf(newShelf());
    if (this.#log.keeps) await this.#newKey();
    this.#queue.release();
    this.#tell("change", { talk: null });
  }

  async #read() {
    const { slip, boxes } = await this.#log.read(this.#seen?.last ?? 0);
    if (!slip) return this.#readWithoutSlip(boxes.length);
    this.#tries.count(slip.failures ?? 0);
    if (slip.turn === this.#seen?.turn && slip.key?.id === this.#seen.key?.id) return undefined;
    if (this.#log.keeps && slip.key?.id !== this.#kept.id) return this.#readOtherKey(slip);
    const isSwept = slip.swept > (this.#seen?.swept ?? 0);
    this.#seen = slip;
    if (this.state === "locked") return undefined;
    if (isSwept) return this.#readAll();
    for (const talk of await this.#placeAll(this.shelf, boxes)) this.#tell("change", { talk });
    return undefined;
  }

  async #readWithoutSlip(count) {
    if (this.#seen) {
      await this.#forgetEverything();
      this.#tell("trouble", { code: "wiped" });
    } else if (count > 0) this.#tell("trouble", { code: "key_lost", count });
  }

  async #readOtherKey(slip) {
    this.#seen = slip;
    if (!isUsable(slip.key)) {
      this.#tell("trouble", { code: "key_lost", count: slip.last });
      this.#isNewKey = true; // the boxes stay; what comes now is closed under ours
      return;
    }
    [this.#kept, this.#isNewKey] = [slip.key, false];
    if (wantsPin(slip.key)) this.#close();
    else await this.#open(slip.key.key);
  }

  async #readAll() {
    const { slip, boxes } = await this.#log.read();
    const shelf = newShelf();
    this.#setShelf(shelf);
    await this.#placeAll(shelf, boxes);
    this.#seen = slip;
    this.#tell("change", { talk: null });
  }

  #setShelf(shelf) {
    this.shelf = shelf;
    this.clock = makeClock(this.#device);
  }

  async #placeAll(shelf, boxes) {
    const open = ({ box }) => (this.#key ? unseal(this.#key, box) : box);
    const contents = await Promise.allSettled(boxes.map(async (box) => open(box)));
    const before = shelf.unreadable.size;
    const talks = new Set();
    contents.forEach(({ value }, at) => {
      if (value) talks.add(this.#placeOne(shelf, boxes[at].number, value));
      else shelf.unreadable.add(boxes[at].number);
    });
    if (shelf.unreadable.size > before)
      this.#tell("trouble", { code: "unreadable", count: shelf.unreadable.size });
    return talks;
  }

  #placeOne(shelf, number, content) {
    place(shelf, number, content);
    if (content.op) this.clock.see(stampOf(content.op));
    return content.op?.talk ?? content.talk ?? null;
  }

  /** Do one job of the queue, alone; null when the log has moved on meanwhile. */
  async #write(job) {
    if (this.state === "locked") return null;
    const { add = [], remove = [], isSweep = false, answer } = job.build(this.shelf, this.clock);
    if (add.length + remove.length === 0) return { answer };
    const slip = await this.#log.commit(this.#seen, {
      add: await Promise.all(add.map((content) => (this.#key ? seal(this.#key, content) : content))),
      remove,
      slip: {
        ...(this.#isNewKey && { key: this.#kept, failures: 0 }),
        ...(isSweep && { swept: true }),
      },
    });
    if (!slip) {
      await this.#read();
      return null;
    }
    [this.#seen, this.#isNewKey] = [slip, false];
    add.forEach((content, at) => this.#placeOne(this.shelf, slip.last - add.length + at + 1, content));
    if (isSweep) await this.#readAll();
    this.#channel?.postMessage("wrote");
    return { answer };
  }
}
