// Draws the map of a talk from a stencil: what Python laid out once, with the answers' levels in it.
// For the same talk the text is byte for byte what alliancemap.picture draws.

import { setText } from "./letters.js";
import { fieldLevels, fieldShapes, range, rockBoxes, rockShape, tideLevels, tideShapes } from "./levels.js";
import { drawGauge, drawRows, firmWords, plates } from "./lower.js";
import { escaped, moved, nameOf, number, part } from "./paint.js";

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

/**
 * Return the whole tall map as SVG text, 900 units wide, with its words for the ear.
 *
 * stencil: the pack's; told: as told.js makes it. Parts come from back to front.
 */
export function drawMap(stencil, told, { prefix = "map" } = {}) {
  const { letters, tall } = stencil;
  const name = nameOf(prefix);
  const title = setText(letters, told.title, tall.title.slot);
  const down = title ? title.tall : 0; // how far the title pushes all else
  const partner = firmWords(letters, tall.partner, told.partner, down);
  const lower = Math.max(partner.end - tall.partner.room, down); // and the partner's words what follows
  const rows = drawRows(stencil, told, lower, { name, rockData });
  const sunk = rows.end - tall.rowsTop; // and what is listed in the water its floor
  const foot = drawFoot(stencil, told, tall.tide.floor + sunk + tall.underWater, name);
  const still = (text, by) => `<g id="${name}${moved(text, by)}`;
  const parts = [
    part(name, "title", [], (title ? title.draw(tall.title.top) : "") + moved(tall.title.aim, down)),
    part(name, "verdict", [["verdict", told.verdict]], drawVerdict(stencil, told, down)),
    part(name, "futures", futuresData(told), drawFutures(stencil, told, down)),
    drawMarket(tall, told, down, name),
    part(name, "risk", tideData(told), tideShapes(tall.tide, range(...told.tide), lower, sunk)),
    drawPeaks(tall, told.rocks, lower, name),
    still(tall.riskLabel, lower),
    rows.parts,
    drawRiskScale(tall, told, lower, name),
    ...tall.still.map((one) => still(one, down)),
    `${still(tall.partner.open + tall.partner.circle, down)}${partner.words}</g>\n`,
    still(tall.together, down),
    still(tall.we, down),
    `${still(tall.they.open + tall.they.arrow, down)}${moved(tall.they.words, lower)}</g>\n`,
    foot.parts,
  ];
  const height = number(Math.max(foot.end + tall.foot.under, tall.shortest));
  const values = { name, height, title: escaped(told.title), words: escaped(told.description) };
  const head = tall.head.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  return `${head}${parts.join("")}</svg>\n`;
}

function drawVerdict({ letters, tall: { verdict } }, told, down) {
  const first = setText(letters, told.verdictWords, verdict.first);
  const second = setText(letters, told.verdictLine, verdict.second);
  const top = verdict.middle + down - (first.tall + second.tall) / 2;
  const chip = told.verdict === "unclear" ? verdict.unclear : verdict.settled;
  return moved(chip, down) + first.draw(top) + second.draw(top + first.tall);
}

function drawFutures({ letters, tall: { futures } }, told, down) {
  const dots = futures.yes.map((yes, place) => {
    if (told.dots === null) return futures.early[place];
    return place < told.dots ? yes : futures.no[place];
  });
  const words = setText(letters, told.dotsWords, futures.slot);
  return moved(dots.join(""), down) + words.draw(futures.middle + down, "middle");
}

function drawMarket({ field, marketScale }, told, down, name) {
  const levels = range(...told.market);
  const heights = fieldLevels(field, levels, down);
  const ends = [field.ground + down, field.ground + down + field.depth];
  const shapes = fieldShapes(field, levels, down) + moved(field.texts, down);
  return (
    part(name, "market", marketData(told), shapes) +
    part(name, "market-scale", [["theme", "market"]], plates(marketScale, heights, ends))
  );
}

function drawRiskScale({ tide, riskScale }, told, down, name) {
  const heights = tideLevels(tide, range(...told.tide), down);
  const ends = [tide.base + down - tide.rise, tide.base + down];
  return part(name, "risk-scale", [["theme", "risk"]], plates(riskScale, heights, ends));
}

function drawPeaks({ peaks, rocks }, standing, down, name) {
  if (!standing.length) return "";
  const wide = Math.min(peaks.room / standing.length, peaks.widest);
  const shapes = standing.map((rock, place) =>
    rockShape(rocks, rock.isAside, peaks.left + place * wide, peaks.top + down, wide - peaks.gap, peaks.tall),
  );
  return part(name, "rocks", [], shapes.join(""));
}

function drawFoot(stencil, told, top, name) {
  const { letters, tall: { foot, gauges } } = stencil;
  let y = top;
  const parts = told.gauges.map((gauge) => {
    const { shapes, end } = drawGauge(stencil, gauge, y);
    y = end + gauges.gap;
    return part(name, `gauge-${gauge.theme}`, gaugeData(gauge), shapes);
  });
  const words = setText(letters, told.foot, foot.slot);
  const inside = moved(foot.read, y) + words.draw(y + foot.slotAt);
  parts.push(part(name, "foot", [], inside));
  return { parts: parts.join(""), end: y + foot.slotAt + words.tall };
}

function marketData(told) {
  const [low, high] = range(...told.market);
  return [["theme", "market"], ["low", low], ["high", high]];
}

function gaugeData(gauge) {
  const [low, high] = range(gauge.low, gauge.high);
  return [["theme", gauge.theme], ["low", low], ["high", high], ["point", gauge.point]];
}

const futuresData = ({ dots }) => [["yes", dots ?? ""], ["of", 20]];

const tideData = ({ tide: [known, possible] }) => [
  ["theme", "risk"],
  ["known", known],
  ["possible", possible],
];

const rockData = ({ gate, isAside }) => [
  ["gate", gate],
  ["state", isAside ? "set_aside" : "fired"],
];
