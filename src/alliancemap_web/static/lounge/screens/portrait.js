// The map of the talk on its page: drawn, made larger, told in words, and taken along as a picture.

import { openDialog } from "./dialogs.js";
import { element, piece } from "./pieces.js";
import { drawMap } from "../picture/map.js";
import { isWhole, told } from "../picture/told.js";
import { level } from "../words.js";

/** What the picture of the open talk says. */
export const drawnOf = (app, reading = app.reading()) => told(reading, app.talk, app.pack);

/** The portrait map as SVG text. */
export const mapText = (app, said = drawnOf(app)) => drawMap(app.pack.stencil, said, { prefix: "map" });

/** Return SVG text as an element of this page. */
export function drawing(text) {
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return document.importNode(read, true);
}

/** Fill the place with the map, a way to make it larger, and its words. */
export function showPortrait(place, app, said) {
  const paper = place.querySelector(".paper");
  paper.replaceChildren(drawing(mapText(app, said)));
  const open = () => makeLarger(paper);
  paper.onclick = open;
  place.querySelector(".larger").onclick = open;
  place.querySelector(".table").replaceChildren(tableOf(app, said));
  place.querySelector(".partly").hidden = isWhole(app.talk, app.pack);
}

/** Show the map on the whole screen, to be pushed about and made larger still. */
function makeLarger(paper) {
  const dialog = piece("large");
  const view = dialog.querySelector(".view");
  const svg = paper.firstElementChild;
  view.append(svg);
  const zooms = [...dialog.querySelectorAll("[data-zoom]")];
  const zoom = (times) => {
    const [x, y] = [view.scrollLeft + view.clientWidth / 2, view.scrollTop + view.clientHeight / 2];
    const before = Number(view.dataset.zoom ?? times);
    view.dataset.zoom = times;
    svg.style.width = `${100 * times}%`;
    // What stood in the middle stays there.
    view.scrollLeft = (x * times) / before - view.clientWidth / 2;
    view.scrollTop = (y * times) / before - view.clientHeight / 2;
    for (const one of zooms) one.setAttribute("aria-pressed", String(Number(one.dataset.zoom) === times));
  };
  for (const one of zooms) one.addEventListener("click", () => zoom(Number(one.dataset.zoom)));
  pinch(view, () => Number(view.dataset.zoom), zoom);
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  openDialog(dialog, () => {
    svg.style.width = "";
    paper.append(svg);
  });
  zoom(1);
}

const LEAST = 1;
const MOST = 4;

/** Let two fingers make the view larger or smaller. */
function pinch(view, size, zoom) {
  const fingers = new Map();
  let begun = null;
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  };
  view.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    begun = fingers.size === 2 ? { apart: apart(), size: size() } : null;
  });
  view.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event);
    if (begun === null || fingers.size !== 2) return;
    zoom(Math.min(Math.max((begun.size * apart()) / begun.apart, LEAST), MOST));
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    view.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      begun = null;
    });
  }
}

/** The rows of the map's table twin: [part, what it says], as on the alliance's page. */
export function rowsOf(app, said) {
  const { pack } = app;
  const rows = [
    [app.say("map.row_verdict"), `${said.verdictWords}. ${said.verdictLine}. ${said.dotsWords}`],
    [app.say("map.us_unknown"), app.say("map.people_unknown")],
    [said.title, app.say("map.people_unknown")],
    [app.say("map.row_structure"), app.say("map.form_unknown")],
  ];
  for (const { isSuspected, text } of said.risks) {
    rows.push([app.say(isSuspected ? "map.row_suspected" : "map.row_risk"), text]);
  }
  for (const { isAside, text, reason } of said.rocks) {
    rows.push([app.say(isAside ? "map.row_set_aside" : "map.row_gate"), reason ? `${text}: ${reason}` : text]);
  }
  for (const { name, word, low, high, knownWords } of said.gauges) {
    const ends = { low: level(low, pack.language), high: level(high, pack.language) };
    const says = app.say("map.gauge_says", { word, ...ends, known: knownWords });
    rows.push([app.say("map.row_gauge", { theme: name }), says]);
  }
  return rows;
}

function tableOf(app, said) {
  const table = element("table");
  table.append(element("caption", "", app.say("map.table_title", { title: said.title })));
  const head = element("tr");
  for (const code of ["map.table_part", "map.table_says"]) {
    const cell = element("th", "", app.say(code));
    cell.scope = "col";
    head.append(cell);
  }
  table.append(element("thead"), element("tbody"));
  table.tHead.append(head);
  table.tBodies[0].append(
    ...rowsOf(app, said).map(([part, says]) => {
      const row = element("tr");
      const name = element("th", "", part);
      name.scope = "row";
      row.append(name, element("td", "", says));
      return row;
    }),
  );
  return table;
}
