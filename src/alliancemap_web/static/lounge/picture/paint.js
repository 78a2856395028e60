// Writes SVG text as alliancemap.picture.svg does: numbers, escapes, the shapes that move.

/** Return `value` with at most two decimals, as picture.scene.number: a tie goes to the even one. */
export function number(value) {
  // To the millionth first: lengths added up in another order must not end in another hundredth.
  const rounded = Math.round(value * 1e6) / 1e6;
  const text = (isTie(rounded) ? evenHundredth(rounded) : rounded).toFixed(2);
  const short = text.replace(/\.?0+$/, "");
  return short === "-0" ? "0" : short;
}

// Only an odd number of eighths lies exactly between two hundredths; toFixed would round it away.
const isTie = (value) => Number.isInteger(value * 8) && (value * 8) % 2 !== 0;

const evenHundredth = (value) => (2 * Math.round(value * 50)) / 100;

const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Return `text` on one line, fit for XML: control characters and lone surrogates become spaces. */
export function clean(text) {
  const letters = Array.from(text, (letter) =>
    UNFIT.test(letter) || (letter.codePointAt(0) & 0xfffe) === 0xfffe ? " " : letter,
  );
  return letters.join("").split(" ").filter(Boolean).join(" ");
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Return `text` fit for XML text and double-quoted attributes, whatever it holds. */
export const escaped = (text) => clean(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** Return the name that every id of a picture begins with. */
export const nameOf = (prefix) =>
  prefix.toLowerCase().replace(/[^a-z0-9-]+/g, "-").replace(/^-+|-+$/g, "") || "map";

/** Return a stencil's template with its heights moved by `down`, its marked places by `along`. */
export const moved = (template, down, along = 0) =>
  template.replace(/([~^])(-?[\d.]+)/g, (_, mark, value) =>
    number(Number(value) + (mark === "~" ? down : along)),
  );

/** Return a rectangle; `paint` is attributes, as the stencil gives them. */
export function rect(x, y, width, height, paint, radius = 0) {
  const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  return `<rect ${box}${radius ? ` rx="${number(radius)}"` : ""}${paint}/>`;
}

/** Return a path through `steps`: ["M", x, y], ["L", x, y], ["C", six numbers], ["Z"]. */
export const path = (steps, paint) =>
  `<path d="${steps.map(([letter, ...at]) => letter + at.map(number).join(" ")).join("")}"${paint}/>`;

/** Return a part as a named group; `data` holds pairs of a name and a value. */
export function part(name, id, data, inside) {
  const told = data.map(([key, value]) => ` data-${key}="${escaped(String(value))}"`).join("");
  return `<g id="${name}-${id}" data-part="${id}"${told}>${inside}</g>\n`;
}
