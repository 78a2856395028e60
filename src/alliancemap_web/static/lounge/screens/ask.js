// One question a screen: the chosen set in the order that settles most, then as far as one likes.

import { showEnough } from "./enough.js";
import { beforeOf, nextChosen, stillOpen } from "./flow.js";
import { showQuestion } from "./question.js";

/** How the questions of the talk follow one another; the quiet minute has its own way. */
const way = {
  screen: "ask",
  next: (app, reading) => nextChosen(app, reading),
};

/**
 * Ask `state.factor`, or the question that was open, or the next one; what is next to do when all
 * of the set is through. `state.wasBefore` says that the browser's back led here.
 */
export function show(place, app, state) {
  const factor = asked(app, state);
  state.factor = factor; // so that the browser's back comes to this question again
  return factor === null ? showEnough(place, app) : showQuestion(place, app, factor, way);
}

function asked(app, state) {
  const known = (factor) => app.sector.plan.factors.includes(factor);
  if (known(state.factor)) return state.factor;
  const { asking } = app.opened;
  if (state.wasBefore) {
    const before = beforeOf(app.talk, asking);
    if (before) return before;
  }
  if (known(asking) && stillOpen(app.talk, [asking]).length > 0) return asking;
  return nextChosen(app);
}
