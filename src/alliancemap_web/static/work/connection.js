// Says when the server is out of reach or has signed the reader out. Only a request that failed is
// evidence: browsers say "online" while the server is gone.

const TRY_EVERY = 5000;
const BACK_STAYS = 4000;
let state = "";
let timer = 0;

const place = () => document.getElementById("connection");

function say(words, link) {
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

async function tryAgain() {
  clearTimeout(timer);
  if (state !== "offline") return;
  if (document.visibilityState === "visible") {
    try {
      const icon = document.querySelector("link[rel='icon']").href;
      await fetch(icon, { method: "HEAD", cache: "no-store" });
      showBack();
      return;
    } catch {
      // still away
    }
  }
  timer = setTimeout(tryAgain, TRY_EVERY);
}

/** Say that the server is not reached; asks again by itself until it is. */
export function showOffline() {
  if (state === "offline") return;
  state = "offline";
  say(place()?.dataset.offline ?? "");
  clearTimeout(timer);
  timer = setTimeout(tryAgain, TRY_EVERY);
}

/** Say that it is reached again, if it was not; others hear "connection-back". */
export function showBack() {
  if (state === "") return;
  const wasOffline = state === "offline";
  state = "";
  clearTimeout(timer);
  say(wasOffline ? (place()?.dataset.back ?? "") : "");
  timer = setTimeout(() => state === "" && say(""), BACK_STAYS);
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
  clearTimeout(timer);
  timer = setTimeout(() => state === "" && say(""), 2 * BACK_STAYS);
}

function isWholePage(xhr) {
  return /^\s*<!doctype/i.test(xhr.responseText ?? "");
}

/** Watch what htmx asks for, and the browser's own word that something has changed. */
export function startConnection() {
  for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, showOffline);
  document.addEventListener("htmx:responseError", showFailed);
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    // A whole page in answer to a part: the sign-in page, where the request was led.
    if (isWholePage(xhr) && xhr.status < 400) {
      event.detail.shouldSwap = false;
      showSignedOut();
    } else if (xhr.status < 500) showBack();
  });
  addEventListener("offline", showOffline);
  addEventListener("online", tryAgain);
  document.addEventListener("visibilitychange", tryAgain);
}
