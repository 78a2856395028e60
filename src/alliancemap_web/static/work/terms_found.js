// Finds terms in a text, as alliancemap/vocabulary/marking.py does: the longest form at each place,
// whole words only. A form is found as it is written or with a capital first letter.

const WORD = /[\p{L}\p{N}]+/gu;
const ALIKE = [
  [" ", "\\s+"],
  ["'’", "['’]"],
  ["-‑", "[-‑]"],
];
const PLAIN = /[\p{L}\p{N}]/u;

function lowered(word) {
  const [first = ""] = word;
  return first.toLowerCase() + word.slice(first.length);
}

function pattern(form) {
  const [first, ...rest] = form;
  const [low, high] = [first.toLowerCase(), first.toUpperCase()];
  const begin = [...high].length === 1 ? `[${low}${high}]` : first;
  const parts = rest.map((letter) => {
    const alike = ALIKE.find(([letters]) => letters.includes(letter));
    if (alike) return alike[1];
    return PLAIN.test(letter) ? letter : `\\u{${letter.codePointAt(0).toString(16)}}`;
  });
  return new RegExp(`${begin}${parts.join("")}(?![\\p{L}\\p{N}])`, "uy");
}

/** Return what finds forms, [text, term] each; of two forms that are the same, the first counts. */
export function finder(forms) {
  const byWord = new Map();
  for (const [given, term] of forms) {
    const text = given.trim().replace(/\s+/gu, " ");
    const first = text.match(/^[\p{L}\p{N}]+/u)?.[0];
    if (!first) continue;
    const word = lowered(first);
    if (!byWord.has(word)) byWord.set(word, new Map());
    if (!byWord.get(word).has(text)) byWord.get(word).set(text, term);
  }
  for (const [word, some] of byWord) {
    const ordered = [...some].sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
    byWord.set(word, ordered.map(([text, term]) => ({ pattern: pattern(text), term })));
  }
  return byWord;
}

/** Return the terms in a text, {start, end, term} each, from its beginning to its end. */
export function find(text, known) {
  const found = [];
  let after = 0;
  for (const word of text.matchAll(WORD)) {
    if (word.index < after) continue;
    for (const { pattern: one, term } of known.get(lowered(word[0])) ?? []) {
      one.lastIndex = word.index;
      const match = one.exec(text);
      if (match) {
        after = word.index + match[0].length;
        found.push({ start: word.index, end: after, term });
        break;
      }
    }
  }
  return found;
}
