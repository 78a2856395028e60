// A deal-breaker has fired: which one, what would reopen the matter, and three ways on.

import { connect, firedGates, piece } from "./pieces.js";
import { cleaned } from "../text.js";

/** Show the deal-breakers of `state.gates`, or all that fire; `state.factor` is what fired them. */
export function show(place, app, state) {
  app.fill(place, "stopped");
  const back = state.screen ?? "ask";
  const fired = firedGates(app.reading());
  const gates = (state.gates ?? fired).filter((gate) => fired.includes(gate));
  if (gates.length === 0) {
    app.replace(back);
    return null;
  }
  const on = () => app.go(back);
  place.querySelector(".breakers").append(
    ...gates.map((gate) => breaker(app, gate, on)),
  );
  connect(place, app, {
    change: () => app.go(back === "minute" ? "minute" : "ask", { factor: state.factor ?? partOf(app, gates[0]) }),
    on,
    finish: () => app.go("result"),
  });
  return null;
}

/** A factor of a deal-breaker, to change when nobody said which answer fired it. */
function partOf(app, gate) {
  const { plan } = app.sector;
  return plan.factors[plan.gates.find(({ id }) => id === gate).parts[0][0]];
}

function breaker(app, gate, on) {
  const made = piece("breaker");
  const words = app.pack.gates[gate];
  const find = (selector) => made.querySelector(selector);
  find("h2").textContent = words.name;
  find(".fired").textContent = words.fired;
  find(".repair").textContent = words.repair;
  const reason = find("textarea");
  find("form").noValidate = true; // our own sentence says what is missing
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = cleaned(reason.value).trim();
    find(".error").hidden = text !== "";
    reason.setAttribute("aria-invalid", String(text === ""));
    if (text === "") {
      reason.focus();
      return;
    }
    app.record(`aside:${gate}`, { reason: text });
    app.announce(app.say("stopped.aside_done", { name: words.name }));
    on();
  });
  return made;
}
