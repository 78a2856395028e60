// Passkeys (Web Authentication): makes one on the page that adds them, uses one to sign in or
// to prove once more who somebody is.
// The parts of a page that need them stay hidden where the browser or the address has none.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// Options travel as JSON; the browser wants their ids and challenge as bytes.
function opened(options) {
  const { publicKey } = options;
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      ...(publicKey.user && { user: { ...publicKey.user, id: bytes(publicKey.user.id) } }),
      ...(publicKey.excludeCredentials && {
        excludeCredentials: known(publicKey.excludeCredentials),
      }),
      ...(publicKey.allowCredentials && { allowCredentials: known(publicKey.allowCredentials) }),
    },
  };
}

function closed(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const sent = {};
  for (const part of parts) {
    if (response[part]) sent[part] = text(response[part]);
  }
  if (response.getTransports) sent.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: sent,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function make() {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  return navigator.credentials.create(opened(options));
}

async function prove() {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  return navigator.credentials.get(opened(options));
}

async function use(form) {
  const answer = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return navigator.credentials.get(opened((await answer.json()).request_options));
}

function prepare(form, ask) {
  const button = form.querySelector("button");
  const trouble = form.querySelector("p[role='alert']");
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    button.disabled = true;
    try {
      form.elements.credential.value = closed(await ask(form));
      form.submit();
    } catch {
      trouble.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  // Enter in the name's field means the button, not a form without a passkey.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.click();
  });
}

// A passkey belongs to a host's name, so an address of digits can have none.
const isPossible = "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);

if (isPossible) {
  const ways = { make, prove, use };
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = part.dataset.passkey === "none";
    if (part.dataset.passkey in ways) prepare(part, ways[part.dataset.passkey]);
  }
}
