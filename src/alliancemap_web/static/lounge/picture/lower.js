// The parts of the tall map whose words decide how much room they take: twins of a few lines of
// alliancemap.picture's field, firms, water and gauges. Every length comes from the stencil.

import { setText, textWidth } from "./letters.js";
import { clamped, range } from "./levels.js";
import { moved, part, rect } from "./paint.js";

const FULL = 4000;

/** Return the plates at the known and the possible level, moved apart to carry a word each. */
export function plates(scale, [known, possible], [upper, lower]) {
  const said = [[known, scale.known], [possible, scale.possible]];
  if (Math.abs(known - possible) < 1) said.pop();
  said.sort(([one], [other]) => one - other);
  const heights = said.map(([level]) => level);
  const spread = heights.length < 2 ? heights : apart(heights, scale, upper, lower);
  return said.map(([, plate], place) => moved(plate, spread[place])).join("");
}

function apart([one, other], scale, upper, lower) {
  const short = Math.max(scale.apart - (other - one), 0);
  const [first, second] = [one - short / 2, other + short / 2];
  const over = Math.max(upper - scale.beyond - first, 0);
  const under = Math.max(second - lower - scale.beyond, 0);
  return [first + over - under, second + over - under];
}

/** Return a firm's words under its circle, moved by `down`, and where they end. */
export function firmWords(letters, firm, name, down) {
  const said = setText(letters, name, firm.slot);
  const top = firm.top + down;
  const under = top + (said ? said.tall : 0);
  const words = (said ? said.draw(top) : "") + moved(firm.fact, under);
  return { words, end: under + firm.factTall };
}

/** Return the rows of rocks and risks in the water moved by `down`, and where the last ends. */
export function drawRows({ letters, tall: { rows, rowsTop } }, told, down, { name, rockData }) {
  let y = rowsTop + down;
  const drawn = [];
  const row = (id, data, picture, words, slot, least) => {
    const text = setText(letters, words, slot);
    drawn.push(part(name, id, data, moved(picture, y) + (text ? text.draw(y) : "")));
    y += Math.max(text ? text.tall : 0, least) + rows.gap;
  };
  const { rock: rocks, risk: risks } = rows;
  told.rocks.forEach((rock, place) => {
    const picture = rock.isAside ? rocks.aside : rocks.fired;
    const slot = rock.isAside ? rocks.asideSlot : rocks.firedSlot;
    row(`rock-${place + 1}`, rockData(rock), picture, rockWords(rocks, rock), slot, rocks.least);
  });
  told.risks.forEach((risk, place) => {
    const state = risk.isSuspected ? "suspected" : "known";
    const data = [["theme", "risk"], ["factor", risk.factor], ["state", state]];
    row(`risk-${place + 1}`, data, risks[state], risk.text, place ? risks.other : risks.first, risks.least);
  });
  return { parts: drawn.join(""), end: y };
}

function rockWords(rocks, { text, isAside, reason }) {
  if (!isAside) return text;
  return rocks.asideWords.replace("{gate}", () => text) + (reason ? ` (${reason})` : "");
}

/** Return one gauge with its top at `y`, its state beside its name or under it, and its end. */
export function drawGauge({ letters, tall: { gauges } }, gauge, y) {
  const { size, floor, left, width, tall, half } = gauges;
  const look = gauges.themes[gauge.theme];
  const state = `${gauge.word} · ${gauge.knownWords}`;
  const isUnder = textWidth(letters, gauge.name + gauges.between + state, size, 700) > width;
  const slot = isUnder ? look.under : look.beside;
  // Bold where it fits; letters of ordinary weight are narrower.
  const smaller = Math.max(size * letters.shrink, floor);
  const weight = textWidth(letters, state, smaller, 700) <= slot.width ? 700 : 400;
  const words = setText(letters, state, { ...slot, weight });
  const top = y + (isUnder ? look.nameTall : 0);
  const heading = top + Math.max(words.tall, gauges.least);
  const [low, high] = range(gauge.low, gauge.high);
  const bar = (x, wide, paint) => rect(x, heading + gauges.bar, wide, tall, paint, tall / 2);
  const along = left + (width * clamped(gauge.point)) / FULL;
  const shapes = [bar(left, width, look.track)];
  if (high > low) shapes.push(bar(left + (width * low) / FULL, (width * (high - low)) / FULL, look.range));
  shapes.push(
    moved(look.mark, heading, Math.min(Math.max(along, left + half), left + width - half)),
    moved(look.name, y),
    words.draw(top),
    moved(look.ends, heading),
  );
  return { shapes: shapes.join(""), end: heading + look.end };
}
