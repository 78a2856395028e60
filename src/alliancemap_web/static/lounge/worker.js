// The lounge's service worker: keeps one whole version of the lounge on the phone and opens it from
// there, without asking the network first. The server puts LOUNGE = {digest, languages, addresses}
// before this text, so a new version is a new worker.
//
// A version is kept in a cache of its own. It is used only when all of it is here; an older one goes
// when no page that was opened from it is left. Nothing that belongs to a person is ever kept here.

const KEPT = "lounge-";
const CACHE = KEPT + LOUNGE.digest;
// Which page was opened from which version: one entry for each page.
const OPENED = "lounge-opened";
const VERSION = "Lounge-Version";
const FILES = "/lounge/files/";
// These answer from what the server knows of somebody, and never from here.
const PERSONAL = /^\/lounge\/(?:session|sync|links|open|talks)(?:\/|$)/u;
const PAGE = /^\/lounge\/(?:([a-z]{2})\/?)?$/u;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || PERSONAL.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(open(event, pathname));
  else if (pathname.startsWith("/lounge/")) event.respondWith(file(request));
});

/** Fetch all of this version, then take over; fail when a part of it cannot be had. */
async function install() {
  await fill();
  // Pages of an older version keep being answered from theirs.
  await self.skipWaiting();
}

/** Bring the whole version into its cache, or leave no cache at all. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(LOUNGE.addresses.map((address) => bring(cache, address)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Fetch one address into the cache; an answer of another version is none of ours. */
async function bring(cache, address) {
  // What lies in the digest's folder never changes; the rest is asked for anew.
  const fixed = address.startsWith(FILES);
  const answer = await fetch(address, { cache: fixed ? "default" : "reload" });
  const ours = fixed || answer.headers.get(VERSION) === LOUNGE.digest;
  if (!answer.ok || answer.redirected || !ours) throw new Error(`${address}: ${answer.status}`);
  await cache.put(address, answer);
}

/** Take over every page, let go of versions nobody uses, and say which version is here. */
async function activate() {
  await self.clients.claim();
  await tidy();
  for (const page of await pages()) {
    page.postMessage({ type: "version", digest: LOUNGE.digest });
  }
}

/** Answer the opening of a page: from the phone when it is here, else from the network. */
async function open(event, pathname) {
  const match = PAGE.exec(pathname);
  if (!match) return fetch(event.request);
  const language = match[1] ?? spoken();
  if (!LOUNGE.languages.includes(language)) return fetch(event.request);
  const address = `/lounge/${language}/`;
  if (pathname !== address) return Response.redirect(address, 302);
  const cache = await caches.open(CACHE);
  const shell = await cache.match(address, { ignoreVary: true });
  if (!shell) {
    // The browser threw it out, or the person did: fetch it, and keep it again.
    event.waitUntil(fill().catch(() => undefined));
    return fetch(event.request);
  }
  event.waitUntil(remember(event.resultingClientId));
  return shell;
}

/** Answer one file from the version that holds it, else from the network. */
async function file(request) {
  const { pathname } = new URL(request.url);
  // The folder's name says which version; asking that one cache alone is several times quicker.
  const [digest] = pathname.startsWith(FILES) ? pathname.slice(FILES.length).split("/") : [];
  const cache = await versions(digest ?? LOUNGE.digest);
  return (await cache?.match(pathname, { ignoreVary: true })) ?? fetch(request);
}

const atHand = new Map();

/** The cache of one version, kept at hand; undefined when there is none. */
async function versions(digest) {
  if (!atHand.has(digest)) {
    if (!(await caches.has(KEPT + digest))) return undefined;
    atHand.set(digest, await caches.open(KEPT + digest));
  }
  return atHand.get(digest);
}

/** The language of the browser, when the address names none. */
function spoken() {
  const asked = (self.navigator.languages ?? [self.navigator.language]).map((one) => one.slice(0, 2));
  return asked.find((one) => LOUNGE.languages.includes(one)) ?? LOUNGE.languages[0];
}

function pages() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

function entry(page) {
  return `/lounge/opened/${encodeURIComponent(page)}`;
}

/** Note that a page is being opened from this version, and let go of what is no longer needed. */
async function remember(page) {
  const opened = await caches.open(OPENED);
  if (page) await opened.put(entry(page), new Response(LOUNGE.digest));
  await tidy(entry(page));
}

/** Let go of the versions that no page was opened from. `coming` is a page not yet to be seen. */
async function tidy(coming) {
  const opened = await caches.open(OPENED);
  const living = new Map((await pages()).map((page) => [entry(page.id), page]));
  const known = new Map();
  for (const request of await opened.keys()) {
    const name = new URL(request.url).pathname;
    if (living.has(name)) known.set(name, await (await opened.match(request)).text());
    else if (name !== coming) await opened.delete(request);
  }
  // A page that came from the network says nothing about its version: then all are kept.
  if ([...living.keys()].some((name) => !known.has(name))) return;
  const used = new Set([...known.values()].map((digest) => KEPT + digest)).add(CACHE).add(OPENED);
  for (const name of await caches.keys()) {
    if (name.startsWith(KEPT) && !used.has(name)) await caches.delete(name);
  }
}
