// The field's and the water's level, and rocks: the few shapes that grow and shrink with answers.
// Twins of alliancemap.picture's textures, field and water; every length comes from the stencil.

import { moved, path, rect } from "./paint.js";

const FULL = 4000; // level 4, the top of the scale, in thousandths

/** Return a level within the scale. */
export const clamped = (level) => Math.min(Math.max(level, 0), FULL);

/** Return a range's two ends within the scale, the lower first. */
export const range = (low, high) => [clamped(low), clamped(high)].sort((one, other) => one - other);

const strokes = (lines) => lines.flatMap(([x1, y1, x2, y2]) => [["M", x1, y1], ["L", x2, y2]]);

function hatch(left, top, right, bottom, step, paint) {
  const tall = bottom - top;
  const lines = [];
  // A sum's rounding must not add a line of no length in the last corner.
  const count = Math.ceil(Math.round(((right - left + tall) / step) * 1e6) / 1e6);
  for (let place = 1; place < count; place += 1) {
    const foot = left + place * step; // x where the line meets the bottom
    const x1 = Math.min(foot, right);
    const x2 = Math.max(foot - tall, left);
    if (x1 > x2) {
      lines.push([x1, bottom - Math.max(foot - right, 0), x2, top + Math.max(left - foot + tall, 0)]);
    }
  }
  return path(strokes(lines), paint);
}

/** Return the heights on the page of the levels `low` and `high` of a field moved by `down`. */
export const fieldLevels = (field, [low, high], down) =>
  [low, high].map((level) => field.ground + down + (field.depth * level) / FULL);

/** Return the field down to its two levels, moved by `down`; no words. */
export function fieldShapes(field, levels, down = 0) {
  const { left, right, top } = field;
  const [sure, possible] = fieldLevels(field, levels, down);
  const shapes = [rect(left, top + down, right - left, sure - top - down, field.sure)];
  if (levels[1] > levels[0]) {
    shapes.push(
      rect(left, sure, right - left, possible - sure, field.possible),
      hatch(left, sure, right, possible, field.step, field.hatch),
      moved(field.possibleEdge, possible),
    );
  }
  return [...shapes, moved(field.edge, down), moved(field.sureEdge, sure)].join("");
}

function wave(left, right, level, tall, half) {
  const count = Math.max(Math.round((right - left) / half), 1);
  const stride = (right - left) / count;
  const steps = [["M", left, level]];
  for (let place = 0; place < count; place += 1) {
    const x = left + place * stride;
    const y = level + ((place % 2 ? tall : -tall) * 4) / 3;
    steps.push(["C", x + 0.364 * stride, y, x + 0.636 * stride, y, x + stride, level]);
  }
  return steps;
}

/** Return the heights on the page of the levels `low` and `high` of the water, moved by `down`. */
export const tideLevels = (tide, [low, high], down) =>
  [low, high].map((level) => tide.base + down - (tide.rise * level) / FULL);

/** Return the water moved by `down`, its ground moved by `sunk`. */
export function tideShapes(tide, [low, high], down = 0, sunk = down) {
  const { left, right, rise, half, calm, swell, upper, inner } = tide;
  const [known, possible] = tideLevels(tide, [low, high], down);
  const floor = tide.floor + sunk;
  const isOpen = high > low;
  const body = (level, paint) =>
    path([...wave(left, right, level, swell, half), ["L", right, floor], ["L", left, floor], ["Z"]], paint);
  const shapes = isOpen ? [body(possible, tide.possible)] : [];
  shapes.push(body(known, tide.known));
  // Reckoned from the levels, not from heights on the page, so that no sum's rounding adds a wave.
  const rows = Math.ceil((rise * (high - low) - tide.clear * FULL) / (upper * FULL)) - 1;
  const calmRows = Math.floor((rise * low + (calm - upper) * FULL) / (inner * FULL)) + 1;
  const broken = places(rows).flatMap((row) =>
    wave(left, right, possible + (row + 1) * upper, swell, half),
  );
  const solid = places(calmRows).flatMap((row) =>
    wave(left, right, known + upper + row * inner, tide.ripple, tide.wavelet),
  );
  if (broken.length) shapes.push(path(broken, tide.possibleWaves));
  if (solid.length) shapes.push(path(solid, tide.knownWaves));
  if (isOpen) shapes.push(path(wave(left, right, possible, swell, half), tide.possibleEdge));
  shapes.push(path(wave(left, right, known, swell, half), tide.knownEdge));
  return shapes.join("");
}

const places = (count) => Array.from({ length: Math.max(count, 0) }, (_, place) => place);

/** Return a rock filling a box; `rocks` holds its outline and paints. */
export function rockShape(rocks, isAside, left, top, width, tall) {
  const corners = rocks.outline.map(([x, y], place) => [
    place ? "L" : "M",
    left + width * x,
    top + tall * y,
  ]);
  return path([...corners, ["Z"]], isAside ? rocks.aside : rocks.fired);
}

/** Return the boxes of rocks side by side in wide water, as landscape does: left, top, width, tall. */
export function rockBoxes(rocks, standing) {
  const gap = rocks.gaps[standing.length > rocks.crowd ? 1 : 0];
  const shares = standing.map((rock) => (rock.isAside && rock.reason ? rocks.asideShare : 1));
  const sum = shares.reduce((total, share) => total + share, 0);
  const gaps = gap * (standing.length - 1);
  const room = rocks.right - rocks.left - rocks.edge - gaps;
  const unit = Math.min(room / Math.max(sum, 1), rocks.widest);
  let left = (rocks.left + rocks.right - unit * sum - gaps) / 2;
  return standing.map((rock, place) => {
    const top = rocks.peak + (rock.isAside ? rocks.underFlag : 0);
    const box = [left, top, unit * shares[place], rocks.foot - top];
    left += unit * shares[place] + gap;
    return box;
  });
}
