// Speaks: turns message codes into sentences, as alliancemap.words does, from a pack's sentences.
// A pack holds `language`, `sentences` (code to text, or to {one, other}) and the names by kind.

const NAMED = { factor: "factors", theme: "themes", gate: "gates", form: "forms", rule: "rules" };
const SPOKEN = { verdict: "verdict", verdict_before: "verdict", what: "side" };
const NARROW_SPACE = "\u202f";
const HARD_SPACE = "\u00a0";
const FIRST_WITHOUT_SPACE = 10_000; // English writes 9999 but 10,000
const FIELD = /\{\{|\}\}|\{([^{}]*)\}/g;

/** Return numerator / denominator as a whole number, halves upwards; never in floating point. */
function halfUp(numerator, denominator) {
  const doubled = 2 * numerator + denominator;
  return Math.floor(doubled / (2 * denominator));
}

const own = (table, key) => (table && Object.hasOwn(table, key) ? table[key] : undefined);

function found(table, key, what) {
  const value = own(table, key);
  if (value === undefined) throw new Error(`no ${what} ${key}`);
  return value;
}

/**
 * Return the sentence `code` with its values put in; whole numbers are written the language's way.
 * A sentence that depends on a number is chosen by the value `count`, or by `dots`.
 * Throws for an unknown code, and for a value that the sentence names and nobody gave.
 */
export function phrase(pack, code, values = {}) {
  let entry = found(pack.sentences, code, "sentence");
  if (typeof entry !== "string") {
    const count = own(values, "count") ?? own(values, "dots") ?? 0;
    // French takes the singular for zero too.
    entry = entry[count === 1 || (pack.language === "fr" && count === 0) ? "one" : "other"];
  }
  return entry.replace(FIELD, (text, name) => {
    if (name === undefined) return text[0];
    const value = found(values, name, `value for ${code}:`);
    return typeof value === "number" ? whole(value, pack.language) : value;
  });
}

/** Return the sentence of a message {code, values}, with the names of what its ids point at. */
export function say(pack, { code, values = {} }) {
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shown(pack, name, value)]),
  );
  if (typeof values.count === "number") said.count = values.count;
  return phrase(pack, code, said);
}

/** Return one value of a message in words, by what its name says about it. */
export function shown(pack, name, value) {
  const { language } = pack;
  if (Array.isArray(value)) {
    const kind = name.replace(/s$/, "");
    const names = value.map((one) => (own(NAMED, kind) ? nameOf(pack, kind, one) : one));
    // A deal-breaker's name is a statement, and an alliance's may hold an "and": in a list each
    // keeps its own quotes.
    const isQuoted = kind === "gate" || name === "alliances";
    return listed(isQuoted ? names.map((one) => quoted(one, language)) : names, language);
  }
  if (typeof value === "number") {
    if (name.endsWith("_score")) return level(value, language);
    if (name.endsWith("_share")) return percent(value, language);
    return value;
  }
  if (name === "day") return dated(pack, value);
  if (own(SPOKEN, name)) return phrase(pack, `${SPOKEN[name]}.${value}`);
  return own(NAMED, name) ? nameOf(pack, name, value) : value;
}

/** Return the name of a factor, theme, gate, form or rule by its id; throws when there is none. */
export function nameOf(pack, kind, id) {
  return found(pack[found(NAMED, kind, "kind")], id, kind).name;
}

/** Return a whole number with the language's thousands separator. */
export function whole(number, language) {
  if (Math.abs(number) < FIRST_WITHOUT_SPACE) return String(number);
  const separator = language === "en" ? "," : NARROW_SPACE;
  return String(number).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** Return a number of `places` after the point, given in its smallest unit. */
function decimal(units, places, language) {
  const unit = 10 ** places;
  const front = Math.floor(units / unit);
  const point = language === "en" ? "." : ",";
  return `${front}${point}${String(units - front * unit).padStart(places, "0")}`;
}

/** Return thousandths of a level as a level with one decimal: 2350 is 2.4, or 2,4. */
export function level(thousandths, language) {
  return decimal(halfUp(thousandths, 100), 1, language);
}

/** Return thousandths of a level with two decimals, rounded half up: 2.35, or 2,35. */
export function fineLevel(thousandths, language) {
  return decimal(halfUp(thousandths, 10), 2, language);
}

/** Return thousandths as so many in a hundred. */
export function percent(thousandths, language) {
  const number = halfUp(thousandths, 10);
  return language === "en" ? `${number}%` : `${number}${HARD_SPACE}%`;
}

/** Return a text in the language's quotation marks. */
export function quoted(text, language) {
  return language === "en" ? `“${text}”` : `«${NARROW_SPACE}${text}${NARROW_SPACE}»`;
}

/** Return words as a list one can say: a, b and c. */
export function listed(words, language) {
  const joint = language === "en" ? " and " : " et ";
  if (words.length < 2) return words.join("");
  return [words.slice(0, -1).join(", "), words.at(-1)].join(joint);
}

/** Return an ISO day (2014-08-11, 2014-08 or 2014) as people write it; other text unchanged. */
export function dated(pack, day) {
  const parts = day.split("-");
  if (parts.length > 3 || !parts.every((part) => /^[0-9]+$/.test(part))) return day;
  const [year, ...rest] = parts;
  if (!rest.length) return year;
  const [monthNumber, dayNumber] = rest.map((part) => part.replace(/^0+(?=\d)/, ""));
  const month = own(pack.sentences, `month.${monthNumber}`);
  if (month === undefined) return day;
  if (rest.length === 1) return `${month} ${year}`;
  if (pack.language === "fr" && dayNumber === "1") return `1er ${month} ${year}`;
  return `${dayNumber} ${month} ${year}`;
}
