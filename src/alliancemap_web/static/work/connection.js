// Says when the server is out of reach or has signed the reader out. Only a request that failed is
// evidence: browsers say "online" while the server is gone.

const TRY_EVERY = 5000;
const BACK_STAYS = 4000;
let state = "";
let nextTry = 0;
let silence = 0;

const place = () => document.getElementById("connection");

function say(words, link) {
  clearTimeout(silence);
  const bar = place();
  if (!bar) return;
  const line = document.createElement("p");
  line.append(words);
  if (link) {
    const way = document.createElement("a");
    way.href = link.address;
    way.textContent = link.words;
    way.target = "_blank"; // what is typed here stays
    line.append(way);
  }
  bar.replaceChildren(...(words ? [line] : []));
}

async function isThere() {
  try {
    await fetch(document.querySelector("link[rel='icon']").href, { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

async function tryAgain() {
  clearTimeout(nextTry);
  if (state !== "offline") return;
  if (document.visibilityState === "visible" && (await isThere())) showBack();
  else nextTry = setTimeout(tryAgain, TRY_EVERY);
}

/** Say that the server is not reached; asks again by itself until it is. */
export function showOffline() {
  if (state === "offline") return;
  state = "offline";
  say(place()?.dataset.offline ?? "");
  nextTry = setTimeout(tryAgain, TRY_EVERY);
}

/** Say that it is reached again, if it was not; others hear "connection-back". */
export function showBack() {
  if (state === "") return;
  const wasOffline = state === "offline";
  state = "";
  clearTimeout(nextTry);
  say(wasOffline ? (place()?.dataset.back ?? "") : "");
  silence = setTimeout(say, BACK_STAYS, "");
  document.dispatchEvent(new CustomEvent("connection-back"));
}

/** Say that one has been signed out, with the way back in. */
export function showSignedOut() {
  if (state === "signed-out") return;
  state = "signed-out";
  const words = place()?.dataset ?? {};
  const back = encodeURIComponent(location.pathname + location.search);
  say(words.signIn ?? "", { address: `${words.signInAt}?next=${back}`, words: words.signInLink ?? "" });
}

/** Say that the server could not do what was asked; goes by itself. */
export function showFailed() {
  if (state !== "") return;
  say(place()?.dataset.failed ?? "");
  silence = setTimeout(say, 2 * BACK_STAYS, "");
}

function isWholePage(xhr) {
  return /^\s*<!doctype/i.test(xhr.responseText ?? "");
}

/** Watch what htmx asks for, and the browser's own word that something has changed. */
export function startConnection() {
  for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, showOffline);
  document.addEventListener("htmx:responseError", showFailed);
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    // Led elsewhere, to a whole page: the sign-in page.
    const at = new URL(place()?.dataset.signInAt ?? "", location.href).pathname;
    if (isWholePage(xhr) && new URL(xhr.responseURL, location.href).pathname === at && requestConfig.path !== at) {
      event.detail.shouldSwap = false;
      showSignedOut();
    } else if (xhr.status < 500) showBack();
  });
  addEventListener("offline", async () => {
    if (!(await isThere())) showOffline();
  });
  addEventListener("online", tryAgain);
  document.addEventListener("visibilitychange", tryAgain);
}
