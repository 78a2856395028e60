// Brings the tab of the page into sight where they do not all fit. Without it one swipes to it.

/** Return how far a row is scrolled so that a tab stands in its middle, as far as it goes. */
export function middle(tab, row) {
  return Math.max(0, tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2);
}

export function startTabs() {
  const tab = document.querySelector(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = middle(tab, tab.parentElement);
}
