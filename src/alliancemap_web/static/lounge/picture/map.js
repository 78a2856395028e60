// Draws the map of a talk from a stencil: what Python laid out once, with the answers' levels in it.
// For the same talk the text is byte for byte what alliancemap.picture draws.

import { fieldShapes, range, rockBoxes, rockShape, tideShapes } from "./levels.js";
import { moved, nameOf, part } from "./paint.js";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" id="';

/**
 * Return the small wordless map as SVG text, hidden from the ear.
 *
 * stencil: the pack's; told: as told.js makes it; of it this reads market, tide and rocks.
 */
export function drawSmallMap(stencil, told, { prefix = "small" } = {}) {
  const { head, field, tide, rocks, still } = stencil.small;
  const name = nameOf(prefix);
  const boxes = rockBoxes(rocks, told.rocks);
  return [
    `${SVG}${name}"${head}`,
    part(name, "market", marketData(told), fieldShapes(field, range(...told.market))),
    part(name, "risk", tideData(told), tideShapes(tide, range(...told.tide))),
    ...told.rocks.map((rock, place) => {
      const [left, top, width, tall] = boxes[place];
      const shapes = [rockShape(rocks, rock.isAside, left, top, width, tall)];
      if (rock.isAside) shapes.push(moved(rocks.flag, top, left + width * rocks.flagAt));
      return part(name, `rock-${place + 1}`, rockData(rock), shapes.join(""));
    }),
    ...still.map((one) => `<g id="${name}${one}`),
    "</svg>\n",
  ].join("");
}

function marketData(told) {
  const [low, high] = range(...told.market);
  return [["theme", "market"], ["low", low], ["high", high]];
}

const tideData = ({ tide: [known, possible] }) => [
  ["theme", "risk"],
  ["known", known],
  ["possible", possible],
];

const rockData = ({ gate, isAside }) => [
  ["gate", gate],
  ["state", isAside ? "set_aside" : "fired"],
];
