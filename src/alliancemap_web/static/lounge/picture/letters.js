// How wide text is, and how it is made to fit: twin of alliancemap.picture.letters and typeset.
// Widths of letters and the rules of type come from the stencil, so nothing is measured here.

import { clean, escaped, number } from "./paint.js";

const ELLIPSIS = "…";
const UNKNOWN = 1000; // a letter the fonts lack takes a whole em
const EMOJI = 1350;
const CLOSING = new Set([..."·–—/×+:;!?»€%"]);
const OPENING = "«";
const ASIAN_CLOSING = new Set([..."、。，．：；」』）】〉》！？ー々"]);
const WEIGHTLESS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const CLINGS = /^[\p{Mn}\p{Me}\p{Cf}\p{Sk}]$/u;

const tables = new WeakMap();

/** Return the widths of a stencil's letters, unpacked once: {400: Map, 700: Map, breaks}. */
function tableOf(letters) {
  if (!tables.has(letters)) {
    const table = { 400: new Map(), 700: new Map(), breaks: runsOf(letters.breaks) };
    const codes = runsOf(letters.letters).flatMap(([first, end]) =>
      Array.from({ length: end - first }, (_, place) => first + place),
    );
    codes.forEach((code, place) => {
      const [plain, bold] = letters.widths[letters.which[place]];
      table[400].set(String.fromCodePoint(code), plain);
      table[700].set(String.fromCodePoint(code), bold);
    });
    tables.set(letters, table);
  }
  return tables.get(letters);
}

/** Return runs [first, end) from steps: so many further begins a run of so many. */
function runsOf(steps) {
  const runs = [];
  let end = 0;
  for (let place = 0; place < steps.length; place += 2) {
    const first = end + steps[place];
    end = first + steps[place + 1];
    runs.push([first, end]);
  }
  return runs;
}

function widthOf(table, letter) {
  if (table.has(letter)) return table.get(letter);
  const code = letter.codePointAt(0);
  let width = UNKNOWN;
  if (WEIGHTLESS.test(letter)) width = 0;
  else if (code >= 0x1f000) width = EMOJI;
  else if (code >= 0xfdf0 && code <= 0xfdff) width = 4 * UNKNOWN; // phrases set as one letter
  table.set(letter, width);
  return width;
}

function thousandths(table, text) {
  let sum = 0;
  for (const letter of text) sum += widthOf(table, letter);
  return sum;
}

/** Return the width of one line of `text` in the units of `size`. */
export const textWidth = (letters, text, size, weight = 400) =>
  (thousandths(tableOf(letters)[weight], text) * size) / 1000;

/** Say whether a line may end after a letter without a space, as in Chinese and Japanese. */
function mayBreak(breaks, letter) {
  const code = letter.codePointAt(0);
  return code >= breaks[0][0] && breaks.some(([first, end]) => code >= first && code < end);
}

const clings = (letter) => ASIAN_CLOSING.has(letter) || CLINGS.test(letter);

/** Return the words of `text`, each with the lone signs that may not begin or end a line. */
function glued(text) {
  const words = [];
  let opened = false;
  for (const word of text.split(" ")) {
    if (words.length && (opened || CLOSING.has(word))) words[words.length - 1] += ` ${word}`;
    else words.push(word);
    opened = word === OPENING;
  }
  return words;
}

/** Return the unbreakable pieces of `text`, each with whether a space stands before it. */
function wordsOf(breaks, text) {
  const pieces = [];
  for (const word of glued(text)) {
    let piece = "";
    let spaced = true;
    const letters = [...word];
    letters.forEach((letter, place) => {
      piece += letter;
      const follows = letters[place + 1];
      if (follows && mayBreak(breaks, letter) && !clings(follows)) {
        pieces.push([piece, spaced]);
        piece = "";
        spaced = false;
      }
    });
    if (piece) pieces.push([piece, spaced]);
  }
  return pieces;
}

/** Return `word` in pieces that each fit `room`, kept whole around accents and joiners. */
function splitLong(table, word, room) {
  const pieces = [];
  let piece = "";
  let width = 0;
  for (const letter of word) {
    const advance = widthOf(table, letter);
    if (piece && width + advance > room && advance) {
      pieces.push(piece);
      piece = "";
      width = 0;
    }
    piece += letter;
    width += advance;
  }
  if (piece) pieces.push(piece);
  return pieces;
}

/** Return greedy lines of at most `room` thousandths. */
function broken(table, words, room) {
  const space = widthOf(table, " ");
  const lines = [];
  let line = "";
  let width = 0;
  for (const [whole, spaced] of words) {
    let word = whole;
    let advance = thousandths(table, word);
    const gap = spaced && line ? space : 0;
    if (line && width + gap + advance <= room) {
      line += (gap ? " " : "") + word;
      width += gap + advance;
      continue;
    }
    if (line && advance > room && room - width - gap > Math.floor(room / 3)) {
      // A word too long for any line begins on this one rather than leaving it nearly empty.
      const [head, ...rest] = splitLong(table, word, room - width - gap);
      line += (gap ? " " : "") + head;
      word = rest.join("");
      advance = thousandths(table, word);
    }
    if (line) lines.push(line);
    if (advance > room) {
      const pieces = splitLong(table, word, room);
      word = pieces.pop();
      lines.push(...pieces);
      advance = thousandths(table, word);
    }
    line = word;
    width = advance;
  }
  if (line) lines.push(line);
  return lines;
}

function wrap(table, letters, words, width, size, even) {
  const room = Math.max(Math.trunc((width * 1000) / size), 1);
  const lines = broken(table, words, room);
  const widow = lines.length > 1 && thousandths(table, lines.at(-1)) < room * letters.widow;
  if (!(even || widow) || lines.length < 2 || lines.length > 4) return lines;
  let low = Math.floor(room / 2);
  let high = room;
  while (high - low > Math.floor(room / 32) + 1) {
    const middle = Math.floor((low + high) / 2);
    if (broken(table, words, middle).length <= lines.length) high = middle;
    else low = middle;
  }
  const evened = broken(table, words, high);
  // Evening may only move words, never split one that the full width would leave whole.
  return evened.join(" ") === lines.join(" ") ? evened : lines;
}

/** Return the first `count` lines, the last ending in an ellipsis within `width`. */
function shortened(table, lines, count, width, size) {
  const kept = lines.slice(0, count - 1);
  const last = [...lines[count - 1]];
  const isTooWide = () => (thousandths(table, last.join("") + ELLIPSIS) * size) / 1000 > width;
  while (last.length && isTooWide()) last.pop();
  return [...kept, last.join("").replace(/[ ,;:.\-\u00a0\u202f]+$/, "") + ELLIPSIS];
}

/**
 * Return `text` in at most `lines` lines of `width`: wrapped, then shrunk one step, then cut.
 *
 * The shrunk size is never under `floor`. Returns {lines, size, width, isCut}; a cut text ends in
 * an ellipsis.
 */
export function fit(letters, text, { width, size, floor, lines, weight, even = false }) {
  const { [weight]: table, breaks } = tableOf(letters);
  const words = wordsOf(breaks, clean(text));
  const widest = (found, at) =>
    found.reduce((most, line) => Math.max(most, (thousandths(table, line) * at) / 1000), 0);
  const smaller = Math.max(size * letters.shrink, Math.min(floor, size));
  for (const tried of [size, smaller]) {
    const found = wrap(table, letters, words, width, tried, even);
    if (found.length <= lines) {
      return { lines: found, size: tried, width: widest(found, tried), isCut: false };
    }
  }
  // Greedy lines fill the box better than even ones when the end is lost anyway.
  const room = Math.max(Math.trunc((width * 1000) / smaller), 1);
  const kept = shortened(table, broken(table, words, room), lines, width, smaller);
  return { lines: kept, size: smaller, width: widest(kept, smaller), isCut: true };
}

const ABOVE = { top: 0, middle: 0.5 };

/**
 * Return `words` fitted into a stencil's slot, or null when there are none.
 *
 * {size, width, lines, isCut, tall, draw}: `draw(y, by)` returns SVG text with the top or the
 * middle of the block at y.
 */
export function setText(letters, words, slot) {
  const { x, weight, anchor, colour } = slot;
  const fitted = fit(letters, words, { ...slot, even: anchor === "middle" });
  if (!fitted.lines.length) return null;
  const leading = letters.leading * fitted.size;
  const tall = leading * fitted.lines.length;
  const look =
    ` font-size="${number(fitted.size)}"${weight === 700 ? ' font-weight="700"' : ""}` +
    `${anchor === "start" ? "" : ` text-anchor="${anchor}"`} fill="${colour}"`;
  const draw = (y, by = "top") =>
    fitted.lines
      .map((line, place) => {
        const at = y - ABOVE[by] * tall + letters.rise * fitted.size + place * leading;
        return `<text x="${number(x)}" y="${number(at)}"${look}>${escaped(line)}</text>`;
      })
      .join("");
  return { ...fitted, tall, draw };
}
