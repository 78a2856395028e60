// A link to a part of the page opens the closed sections around that part.
// Without this script the links still lead there; browsers that do not open sections by
// themselves show the section's heading instead.

function openAround(target) {
  for (let place = target; place; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement) place.open = true;
  }
}

function openTarget() {
  const target = document.getElementById(location.hash.slice(1)); // our ids need no decoding
  if (!target) return;
  openAround(target);
  target.scrollIntoView({ behavior: "instant" });
  const focusable = target instanceof HTMLDetailsElement ? target.querySelector("summary") : target;
  focusable?.focus({ preventScroll: true });
}

addEventListener("hashchange", openTarget);
// A second click on the same link changes no address, so it is caught here.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && link.getAttribute("href") === location.hash) openTarget();
});
openTarget();
