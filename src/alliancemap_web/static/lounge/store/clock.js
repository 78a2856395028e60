// Stamps whose text order is time order, whatever the phone's clock does: a hybrid logical clock
// (Kulkarni and others, 2014). A stamp is "<15-digit ms>-<4-digit counter>-<8 hex device>".

// No clock is right beyond the year 5138; later stamps come from counting on, and there is room for
// more of them than anybody can make before they reach the last that talk.js takes.
const LATEST = 99_999_999_999_999;
const COUNTS = 10_000;

const written = (ms, count, device) =>
  `${String(ms).padStart(15, "0")}-${String(count).padStart(4, "0")}-${device}`;

const read = (stamp) => [Number(stamp.slice(0, 15)), Number(stamp.slice(16, 20))];

const within = (ms) => (Number.isFinite(ms) ? Math.min(Math.max(Math.floor(ms), 0), LATEST) : 0);

/**
 * Whether a stamp is one that phones come to by clocks and counting. A link may hold any stamp: one
 * near the last there is would leave the phone that takes it no later ones.
 */
export const isBelievable = (stamp) => stamp < "2";

/**
 * Make a clock for one device (8 hex digits); `now` gives milliseconds since 1970 and may be wrong.
 *
 * `next()` gives a stamp later than every stamp given or seen so far; `see(stamp)` moves past one
 * that came from elsewhere.
 */
export function makeClock(device, now = Date.now) {
  let ms = 0;
  let count = -1;
  return {
    device,
    next() {
      const wall = within(now());
      if (wall > ms) [ms, count] = [wall, 0];
      else count += 1;
      if (count === COUNTS) [ms, count] = [ms + 1, 0];
      return written(ms, count, this.device);
    },
    see(stamp) {
      const [seen, counted] = read(stamp);
      if (seen > ms || (seen === ms && counted > count)) [ms, count] = [seen, counted];
    },
  };
}

/** Eight random hex digits that name a device; they say nothing about it. */
export const newDevice = () =>
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/** A random id in the form of RFC 9562, version 4, also where the address is not a secure one. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
