// The three gauges as a strip for the head of a talk: name, range, point, and how much is known.

import { range } from "./levels.js";
import { escaped, moved, nameOf, number, rect } from "./paint.js";

const FULL = 4000;

/**
 * Return the strip as SVG text, 190 by 72 CSS pixels.
 *
 * Words take the page's colour. Each theme has its own mark besides its colour, and a page may
 * paint anew by the classes gauge-track, gauge-range and gauge-mark within [data-theme].
 */
export function drawGauges(stencil, told, { prefix = "gauges" } = {}) {
  const { strip } = stencil;
  const name = nameOf(prefix);
  const tall = strip.row * told.gauges.length;
  const box = `viewBox="0 0 ${strip.width} ${tall}" width="${strip.width}" height="${tall}"`;
  const colon = told.language === "fr" ? "\u00a0: " : ": ";
  const said = told.gauges.map((one) => `${one.name}${colon}${one.word}, ${one.knownWords}`);
  const label = escaped(said.join(". "));
  const rows = told.gauges.map((gauge, place) => row(strip, gauge, name, place * strip.row));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${name}" class="gauges" ${box} role="img"` +
    ` aria-label="${label}" font-size="${strip.size}" fill="currentColor">${rows.join("")}</svg>\n`
  );
}

function row(strip, gauge, name, down) {
  const { width, half, tall } = strip;
  const look = strip.themes[gauge.theme];
  const top = strip.top + down;
  const [low, high] = range(gauge.low, gauge.high);
  const at = (level) => 0.5 + ((width - 1) * level) / FULL; // half the outline stays inside
  const point = Math.min(Math.max(at(gauge.point), half), width - half);
  const bar = (from, to, classed, paint) =>
    rect(from, top, to - from, tall, ` class="${classed}"${paint}`, tall / 2);
  const words = (x, more, text) =>
    `<text x="${x}" y="${number(strip.baseline + down)}"${more}>${escaped(text)}</text>`;
  return [
    `<g id="${name}-${gauge.theme}" data-theme="${gauge.theme}">`,
    words(0, ' class="gauge-name" font-weight="700"', gauge.name),
    words(width, ' class="gauge-known" text-anchor="end"', gauge.shortWords),
    bar(at(0), at(FULL), "gauge-track", look.track),
    high > low ? bar(at(low), at(high), "gauge-range", look.range) : "",
    `<g class="gauge-mark">${moved(look.mark, down, point)}</g>`,
    "</g>",
  ].join("");
}
