// Deal-breakers: which stop the alliance, which could, and which were set aside with a reason.
// Twin of alliancemap/model/gates.py.

import { isRelevant } from "./answers.js";

/** Return where one gate stands: clear, possible, fired or set_aside. */
export function gateStatus({ spans, setAside }, { id, parts }) {
  if (setAside.has(id)) return "set_aside";
  const isCleared = ([position, atMost]) =>
    !isRelevant(spans[position]) || spans[position][0] > atMost;
  if (parts.some(isCleared)) return "clear";
  return parts.every(([position, atMost]) => spans[position][1] <= atMost) ? "fired" : "possible";
}

/** Return the state of every gate of the plan, in its order. */
export function gateStates(case_) {
  const { factors, gates } = case_.plan;
  return gates.map((gate) => ({
    gate: gate.id,
    factors: gate.parts.map(([position]) => factors[position]),
    status: gateStatus(case_, gate),
  }));
}
