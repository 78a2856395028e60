// A PIN for this phone: set, changed or removed. What it protects, and what not, is said first.

const FEWEST_DIGITS = 6;
const FEWEST_LETTERS = 10;
const DONE = { set: "pin.done", change: "pin.changed", remove: "pin.removed" };
const DO = { set: "pin.save", change: "pin.change", remove: "pin.remove" };

/** Say what is wrong with a new PIN, as the code of a sentence; null when it will do. */
export function weakness(pin) {
  const isDigits = /^\d+$/.test(pin);
  if (pin.length < (isDigits ? FEWEST_DIGITS : FEWEST_LETTERS)) return "pin.short";
  const steps = [...pin].slice(1).map((letter, at) => letter.codePointAt(0) - pin.codePointAt(at));
  const isEven = steps.every((step) => step === steps[0]) && Math.abs(steps[0]) <= 1;
  const isRepeated = new Set(pin).size <= 2;
  return isEven || isRepeated ? "pin.simple" : null;
}

/** Show the form; `state.mode` is "set", "change" or "remove". */
export function show(place, app, state) {
  app.fill(place, "pin");
  const find = (selector) => place.querySelector(selector);
  const { hasPin } = app.store;
  const mode = hasPin ? (state.mode === "remove" ? "remove" : "change") : "set";
  find("h1").textContent = app.say(`pin.title_${mode}`);
  const submit = find("[type=submit]");
  submit.textContent = app.say(DO[mode]);
  find(".current").hidden = mode === "set";
  find(".new").hidden = find(".again").hidden = mode === "remove";
  for (const line of place.querySelectorAll(".for")) line.hidden = mode === "remove";
  const error = find(".error");
  const fields = [...place.querySelectorAll(".field input")];
  const [current, fresh, again] = fields;
  if (app.store.state === "memory") {
    error.hidden = false;
    error.textContent = app.say("pin.memory");
    submit.hidden = true;
  }
  const fail = (field, code, values) => {
    error.hidden = false;
    error.textContent = app.say(code, values);
    for (const one of fields) one.removeAttribute("aria-invalid");
    field.setAttribute("aria-invalid", "true");
    field.focus();
    field.select();
  };
  find(".show input").addEventListener("change", ({ target }) => {
    for (const field of fields) field.type = target.checked ? "text" : "password";
  });
  find(".cancel").addEventListener("click", () => app.back());
  const form = find("form");
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") === "true") return;
    if (mode !== "remove") {
      const code = weakness(fresh.value);
      if (code) return fail(fresh, code);
      if (fresh.value !== again.value) return fail(again, "pin.different");
    }
    error.hidden = true;
    submit.setAttribute("aria-disabled", "true"); // turning a PIN into a key takes a moment
    find(".told").textContent = app.say("pin.working");
    const wrong = await change(app.store, mode, current.value, fresh.value);
    submit.removeAttribute("aria-disabled");
    find(".told").textContent = "";
    if (wrong) return fail(current, wrong.code, wrong.values);
    for (const field of fields) field.value = "";
    app.announce(app.say(DONE[mode]));
    return app.back();
  });
}

/** Do it; what was wrong with the present PIN, or null. */
async function change(store, mode, current, fresh) {
  if (mode === "set") {
    await store.setPin(fresh);
    return null;
  }
  if (store.unlockWait > 0) return wrongPin(store); // not even tried while one has to wait
  const isDone = await (mode === "change" ? store.changePin(current, fresh) : store.removePin(current));
  return isDone ? null : wrongPin(store);
}

function wrongPin(store) {
  const count = Math.ceil(store.unlockWait / 1000);
  return count > 0 ? { code: "pin.slow", values: { count } } : { code: "pin.wrong" };
}
