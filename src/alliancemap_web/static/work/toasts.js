// Toasts: short words at the thumb, with a way to take back. They stay while they are read or used.

const STAYS = 12_000;

function away(toast) {
  if (toast.matches(":hover") || toast.contains(document.activeElement)) {
    setTimeout(away, STAYS / 2, toast);
    return;
  }
  toast.remove();
}

/** Let each toast that arrives go after a while, or when its `data-away` is pressed. */
export function startToasts() {
  const place = document.getElementById("toasts");
  if (!place) return;
  const seen = new WeakSet();
  const meet = () => {
    for (const toast of place.querySelectorAll(".toast")) {
      if (seen.has(toast)) continue;
      seen.add(toast);
      setTimeout(away, STAYS, toast);
    }
  };
  new MutationObserver(meet).observe(place, { childList: true, subtree: true });
  place.addEventListener("click", (event) => {
    if (event.target.closest("[data-away]")) event.target.closest(".toast")?.remove();
  });
  meet();
}
