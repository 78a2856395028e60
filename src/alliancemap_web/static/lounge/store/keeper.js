// Keeps the shelf in memory and the log on the phone the same, in this tab and in every other: one
// write at a time, each on top of what the other tabs have written, each done when it is on the disk.
import { makeClock, newDevice } from "./clock.js";
import { Keys } from "./keys.js";
import { makeQueue, StoreError } from "./queue.js";
import { newShelf, place } from "./shelf.js";

export class Keeper {
  state = "memory";
  shelf = newShelf();
  clock; // gives stamps later than all on the shelf
  #name;
  #log;
  #tell; // (event, detail)
  #channel;
  #seen; // the slip as this tab last saw it
  #keys;
  #device = newDevice(); // one for all tabs, so that what they do stays in its order
  #last = Promise.resolve(); // one thing after another in this tab
  #queue;

  constructor(name, log, tell) {
    [this.#name, this.#log, this.#tell] = [name, log, tell];
    this.#keys = new Keys(name);
    this.#queue = makeQueue((job) => this.#alone(() => this.#write(job)), tell);
  }

  async start() {
    await this.#beginAnew();
    await this.catchUp();
    if (!this.#log.keeps || typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
  }

  get hasPin() {
    return this.#keys.hasPin;
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
    return this.#keys.wait;
  }

  unlock(pin) {
    return this.#alone(async () => {
      await this.#read();
      if (this.state !== "locked") return true;
      if (!(await this.#tryPin(pin))) return false;
      await this.#open();
      return true;
    });
  }

  /**
   * Close everything under a fresh key, in one transaction: behind a PIN, or behind what there is
   * (undefined), so that what was deleted before goes with the key that closed it.
   */
  rekey = (pin) => this.#alone(() => this.#rekey(pin));

  /**
   * Put another PIN, or none (null), in the place of the one there is, in one transaction, so that
   * there is no moment without; false when it was not this one, which counts as a try.
   */
  changePin(pin, next) {
    return this.#alone(async () => {
      if (!(await this.#tryPin(pin))) return false;
      await this.#rekey(next);
      return true;
    });
  }

  wipe() {
    return this.#alone(async () => {
      if (this.#log.keeps) await this.#keys.destroy();
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
    this.#keys.hide();
    this.#setShelf(newShelf());
    this.#tell("lock");
    return true;
  }

  async #open() {
    const wasLocked = this.state === "locked";
    this.state = "open";
    await this.#readAll();
    this.#queue.release();
    if (wasLocked) this.#tell("unlock");
  }

  async #rekey(pin) {
    if (!this.#log.keeps) throw new StoreError("memory");
    await this.#keys.change(pin, (key, kept) => this.#reclose(key, kept));
    await this.#open();
    this.#channel?.postMessage("wrote");
  }

  async #tryPin(pin) {
    const found = await this.#keys.open(this.#log, pin);
    if (found === "lost") this.#tell("trouble", { code: "key_lost", count: this.#seen.last });
    this.#channel?.postMessage("tried");
    return found === "open";
  }

  async #reclose(key, kept) {
    for (;;) {
      await this.#read();
      if (this.state === "locked") throw new StoreError("locked");
      const { boxes } = await this.#log.read();
      // What cannot be read is not ours to throw away.
      const reclosed = async (one) =>
        this.#keys.read(one).then((content) => this.#keys.close(content, key), () => one.box);
      const slip = await this.#log.commit(this.#seen, {
        add: await Promise.all(boxes.map(reclosed)),
        remove: boxes.map(({ number }) => number),
        slip: { key: kept, device: this.#device, failures: 0, swept: true },
      });
      if (slip) return slip;
    }
  }

  async #beginAnew() {
    this.#setShelf(newShelf());
    if (!this.#log.keeps) return;
    await this.#keys.make();
    this.state = "open";
  }

  async #forgetEverything() {
    this.#queue.refuseAll("wiped");
    [this.#seen, this.#device] = [undefined, newDevice()];
    await this.#beginAnew();
    this.#queue.release();
    this.#tell("change", { talk: null });
  }

  async #read() {
    const { slip, boxes } = await this.#log.read(this.#seen?.last ?? 0);
    if (!slip) return this.#readWithoutSlip(boxes.length);
    this.#keys.count(slip.failures ?? 0);
    this.clock.device = this.#device = slip.device;
    if (slip.turn === this.#seen?.turn && slip.key?.id === this.#seen.key?.id) return undefined;
    if (this.#log.keeps && slip.key?.id !== this.#keys.id) return this.#readOtherKey(slip);
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
    const kept = slip.key ?? {};
    if (kept.hasPin) {
      this.#keys.hide(kept.id);
      this.#close();
    } else if (await this.#keys.hold(kept)) await this.#open();
    else {
      const { slip: now } = await this.#log.read(slip.last);
      if (now?.turn !== slip.turn) return; // another tab has changed the key since
      this.#tell("trouble", { code: "key_lost", count: slip.last });
      await this.#keys.make(); // the boxes stay; what comes now is closed under a key of ours
      await this.#readAll();
    }
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
    const contents = await Promise.allSettled(boxes.map(this.#keys.read));
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
    if (content.op) this.clock.see(content.op.stamp);
    return content.op?.talk ?? content.talk ?? null;
  }

  /** Do one job of the queue, alone; null when the log has moved on meanwhile. */
  async #write(job) {
    if (this.state === "locked") return null;
    const { add = [], remove = [], isSweep = false, answer } = job.build(this.shelf, this.clock);
    if (add.length + remove.length === 0) return { answer };
    const slip = await this.#keys.write(async (first) =>
      this.#log.commit(this.#seen, {
        add: await Promise.all(add.map((content) => this.#keys.close(content))),
        remove,
        slip: { ...first, device: this.#device, ...(isSweep && { swept: true }) },
      }),
    );
    if (!slip) {
      await this.#read();
      return null;
    }
    this.#seen = slip;
    add.forEach((content, at) => this.#placeOne(this.shelf, slip.last - add.length + at + 1, content));
    if (isSweep) await this.#readAll();
    this.#channel?.postMessage("wrote");
    return { answer };
  }
}
