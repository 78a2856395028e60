// How often a PIN may be tried. The count of wrong ones is kept on the phone, so that a reload wins
// nothing; the wait runs only while a page of ours is open, so that moving the clock wins nothing.

const FREE = 3;
const FIRST_WAIT = 5_000; // ms; doubles with every further wrong PIN
const LONGEST_WAIT = 900_000;

/** Milliseconds to wait after so many wrong PINs in a row. */
export const waitAfter = (failures) =>
  failures < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE), LONGEST_WAIT);

export function makeTries() {
  let failures = 0;
  let since = performance.now();
  return {
    get wait() {
      return Math.max(0, waitAfter(failures) - (performance.now() - since));
    },
    /** Take over the count that is kept; the wait begins anew when it has changed. */
    count(kept) {
      if (kept !== failures) since = performance.now();
      failures = kept;
    },
  };
}
