// Asks the server, and says in one word how it ended.

// Up to so many letters a request outlives the page that sent it; browsers refuse longer ones.
const OUTLIVES = 60_000;

/**
 * Return how an answer is to be taken: "ok", "nothing", "refused" (what was sent is wrong), "closed" (not
 * open to this person any more), "signed-out", or "unreachable" (not now; try again).
 */
export function meaning(status, path, signInPath) {
  if (status === 401 || (signInPath && path === signInPath)) return "signed-out";
  if (status === 204) return "nothing";
  if (status >= 200 && status < 300) return "ok";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "unreachable";
  if (status === 403 || status === 404 || status === 410) return "closed";
  return "refused";
}

function signInPath() {
  const place = document.getElementById("connection")?.dataset.signInAt;
  return place ? new URL(place, location.href).pathname : "";
}

function token() {
  return document.querySelector("input[name='csrfmiddlewaretoken']")?.value ?? "";
}

/** Ask; resolves to { end, html, sequence } and never throws for want of a network. */
export async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    return { end: "unreachable", html: "", sequence: null };
  }
  const end = meaning(answer.status, new URL(answer.url).pathname, signInPath());
  const isHtml = (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  let html = "";
  try {
    if (isHtml && end !== "nothing" && end !== "closed") html = await answer.text();
  } catch {
    return { end: "unreachable", html: "", sequence: null };
  }
  return { end, html, sequence: answer.headers.get("X-Sequence"), status: answer.status };
}

/** Send a form's body. A token that has grown old with another sign-in is renewed once. */
export async function post(address, body, id) {
  const send = () =>
    ask(address, {
      method: "POST",
      body,
      keepalive: String(body).length < OUTLIVES,
      headers: { "X-CSRFToken": token(), "Idempotency-Key": id, "HX-Request": "true" },
    });
  const answer = await send();
  return answer.status === 403 && (await renewToken()) ? send() : answer;
}

async function renewToken() {
  const { end, html } = await ask(location.href);
  if (end !== "ok") return false;
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("input[name='csrfmiddlewaretoken']")?.value;
  if (!fresh) return false;
  for (const input of document.querySelectorAll("input[name='csrfmiddlewaretoken']")) input.value = fresh;
  return true;
}
