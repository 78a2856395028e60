// What would change the verdict: the smallest change of given answers, and the open questions that
// can move it most. The first takes a while to reckon, so it waits until the rest is painted.

import { button, element } from "./pieces.js";
import { isEarly, swingOf } from "../counted.js";
import { tippingCard } from "../twin/reading.js";
import { listed } from "../words.js";

const TURNING = 3;
const LATEST = 1000; // milliseconds the tipping card may wait for a quiet moment

/** Fill the place, the tipping card when there is time; returns how to leave off. */
export function showChange(place, app, reading) {
  const list = place.querySelector(".tipping");
  list.replaceChildren(element("li", "hint", app.say("ending.change_working")));
  list.setAttribute("aria-busy", "true");
  showTurning(place.querySelector(".turning"), app, reading);
  return whenIdle(() => {
    const cards = tippingCard(reading).map((card) => inWords(app, card));
    const said = cards.length > 0 ? cards : [app.say("tipping.none")];
    list.replaceChildren(...said.map((text) => element("li", "", text)));
    list.removeAttribute("aria-busy");
  });
}

/** Do something once the page is painted and has nothing else to do; returns how to leave it. */
function whenIdle(work) {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(work, { timeout: LATEST });
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(work, LATEST / 5);
  return () => clearTimeout(asked);
}

function inWords(app, { verdict, steps, changes }) {
  const each = changes.map(({ factor, before, after }) =>
    app.say("tipping.change", { factor: app.pack.factors[factor].name, before, after }),
  );
  return app.say("tipping.sentence", {
    count: steps,
    verdict: app.say(`verdict.${verdict}`),
    changes: listed(each, app.language),
  });
}

/** The open questions between whose answers most futures lie. */
function showTurning(place, app, reading) {
  const { futures: of } = app.sector.plan;
  const isCounted = !isEarly(reading);
  const widest = reading.questions
    .map((one) => {
      const [low, high] = swingOf(one, app.sector.plan);
      return { ...one, low, high };
    })
    .filter(({ low, high }) => high > low)
    .sort((one, other) => other.shareHigh - other.shareLow - (one.shareHigh - one.shareLow))
    .slice(0, TURNING);
  place.hidden = widest.length === 0;
  place.querySelector("ul").replaceChildren(
    ...widest.map(({ factor, low, high }) => {
      const row = element("li");
      const one = button("question-to-raise", "", () => app.go("ask", { factor }));
      one.append(
        element("span", "", app.pack.factors[factor].name),
        ...(isCounted ? [element("small", "", app.say("ending.swing", { low, high, of }))] : []),
      );
      row.append(one);
      return row;
    }),
  );
}
