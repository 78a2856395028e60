// Covers the page at once when it loses the eye of its owner, and locks it when left alone.

const PATIENCE = 2 * 60 * 1000; // milliseconds without a touch, open or hidden
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchmove"];
// Milliseconds in which a tap or a key still belongs to the cover, though the page below it shows.
const BLIND = 400;

/**
 * Return the cover: {start(), isOn(), set(on)}. Resolves `start` once it is known whether to cover.
 *
 * The class is set within the event itself, before the phone takes its picture of the page for the
 * list of open apps; until the choice is read the page covers, since that harms nobody.
 */
export function makeCover(app) {
  const root = document.documentElement;
  let isOn = true;
  let lastTouch = Date.now();
  let uncovered = -Infinity;
  let focused = null; // what had the focus: under the cover the browser takes it away

  const hide = () => {
    if (!root.classList.contains("covered")) focused = document.activeElement;
    root.classList.toggle("covered", isOn);
  };
  const uncover = () => {
    if (!root.classList.contains("covered")) return;
    root.classList.remove("covered");
    uncovered = performance.now();
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body) focused?.focus({ preventScroll: true });
  };
  /** What is pressed to uncover the page must not answer a question nobody could read. */
  const swallow = (event) => {
    if (performance.now() - uncovered > BLIND) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const lockIfLeft = () => {
    // A clock that was set back would keep the page open for as long: it locks as well.
    const since = Date.now() - lastTouch;
    if (app.store.hasPin && !app.isLocked && (since >= PATIENCE || since < 0)) app.store.lock();
  };
  const look = () => {
    if (document.visibilityState === "hidden") return;
    lockIfLeft();
    lastTouch = Date.now();
    uncover();
  };

  return {
    async start() {
      document.addEventListener("visibilitychange", () =>
        document.visibilityState === "hidden" ? hide() : look(),
      );
      addEventListener("blur", hide);
      addEventListener("pagehide", hide);
      addEventListener("focus", look);
      addEventListener("pageshow", look);
      for (const touch of TOUCHES) {
        addEventListener(
          touch,
          () => {
            lockIfLeft(); // a machine that slept may be touched before any timer has run
            lastTouch = Date.now();
            uncover();
          },
          { capture: true, passive: true },
        );
      }
      for (const press of ["keydown", "click"]) addEventListener(press, swallow, { capture: true });
      setInterval(lockIfLeft, 5000);
      isOn = (await app.store.preference("cover")) !== false;
    },
    isOn: () => isOn,
    async set(on) {
      isOn = on;
      await app.store.preference("cover", on);
    },
  };
}
