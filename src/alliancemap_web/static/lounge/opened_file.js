// Reads an alliance file into a talk: which answers count, and what the phone cannot read.
// What an opened file holds that the phone does not show stays in `base` and comes out again.

import { cleaned, isBlank } from "./text.js";

export const FORMAT = 1;
export const DEFAULT_SECTOR = "general_hi_tech";
const RANGE = /^([0-4]) ?[-–] ?([0-4])$/;
const LARGEST = 1_000_000; // characters; the reader takes no larger file

/** What stops a file from being opened: `code` is a sentence, `values` what it names. */
export class FileProblem extends Error {
  constructor(code, values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

export const isTable = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value);
export const tableOf = (value) => (isTable(value) ? value : {});
/** The entries of a table that have a value: a key without one is the same as no key. */
export const given = (table) => Object.entries(tableOf(table)).filter(([, value]) => value != null);
const without = (table) => Object.fromEntries(given(table));
const isOneOf = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

/** Return a level of the file as an answer of the phone holds it; undefined when it is none. */
function levelRead(level) {
  if (isOneOf(level, 4)) return level;
  if (level === "unknown") return "unknown";
  if (level === "not relevant" || level === "not_relevant") return "not_relevant";
  const ends = typeof level === "string" ? RANGE.exec(level)?.slice(1).map(Number) : level;
  if (!Array.isArray(ends) || ends.length !== 2 || !ends.every((end) => isOneOf(end, 4))) {
    return undefined;
  }
  const [low, high] = ends;
  if (low > high) return undefined;
  return low === high ? low : [low, high];
}

/** The answers to one factor as a list of tables with a level, whatever form they are written in. */
export function answersOf(written) {
  if (written == null) return [];
  if (isTable(written)) return [without(written)];
  if (Array.isArray(written) && written.some(isTable)) return written.map(without);
  return [{ level: written }];
}

export const firstRelation = (file) => given(file.relations)[0]?.[0] ?? "main";

/** The answer that counts: our view, the first relation, the latest date, then the last written. */
export function currentOf(answers, relation) {
  let latest = null;
  for (const answer of answers) {
    const counts =
      (answer.view ?? "ours") === "ours" && (answer.relation ?? relation) === relation;
    if (counts && (latest === null || dateOf(answer) >= dateOf(latest))) latest = answer;
  }
  return latest;
}

export const dateOf = (answer) => String(answer.date ?? "");

export function answerRead(answer) {
  return { level: levelRead(answer.level), sure: answer.sure ?? null, note: answer.note ?? "" };
}

export const reasonOf = (written) => (isTable(written) ? written.reason : written);
export const feelingOf = (written) => ({
  level: isTable(written) ? written.level : written,
  knows: (isTable(written) && written.knows) || "",
});

/**
 * Return the operations {register, value} that make a talk of an alliance file, `base` the last.
 *
 * `file` is what JSON or the server made of the file's text; see `checked` for what it must hold.
 */
export function fromAllianceFile(file) {
  const relation = firstRelation(file);
  const records = [
    { register: "name", value: file.name },
    { register: "sector", value: file.sector ?? DEFAULT_SECTOR },
    { register: "set", value: "whole" },
  ];
  for (const [factor, written] of given(file.answers)) {
    const answer = currentOf(answersOf(written), relation);
    if (answer) records.push({ register: `answer:${factor}`, value: answerRead(answer) });
  }
  for (const [gate, written] of given(file.set_aside)) {
    records.push({ register: `aside:${gate}`, value: { reason: reasonOf(written) } });
  }
  if (file.feeling != null) records.push({ register: "feeling", value: feelingOf(file.feeling) });
  // Last, so that what came with the file is told from what was said after it was opened.
  records.push({ register: "base", value: file });
  return records;
}

const DRAWN = [
  "alliancemap", "instrument", "sector", "name", "date", "parties", "answers", "set_aside", "weights",
  "feeling",
];

/** Whether an opened file says more than the phone's picture shows: firms, sentences, what came later. */
export function holdsMore(base) {
  if (base == null) return false;
  const parties = given(base.parties);
  const isBare = parties.length === 2 && parties.every(([, one]) => given(one).length === 1);
  return !isBare || given(base).some(([key]) => !DRAWN.includes(key));
}

/**
 * Return the alliance file in a text of JSON, held against what the phone needs to read it.
 *
 * Throws FileProblem: `open.too_large`, `open.not_json`, `open.not_ours` for another format, and
 * `open.wrong` with the place of what the phone cannot read.
 */
export function checked(text, pack) {
  if (text.length > LARGEST) throw new FileProblem("open.too_large");
  let file;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new FileProblem("open.not_json");
  }
  const place = wrongPlace(file, pack);
  if (place === "alliancemap") throw new FileProblem("open.not_ours");
  if (place) throw new FileProblem("open.wrong", { place });
  return file;
}

/** Return the first place in the file that the phone cannot read; null when there is none. */
export function wrongPlace(file, pack) {
  if (!isTable(file) || file.alliancemap !== FORMAT) return "alliancemap";
  const isText = (value) => value == null || typeof value === "string";
  const { id, version } = pack.instrument;
  if (![undefined, null, `${id} ${version}`].includes(file.instrument)) return "instrument";
  if (file.sector != null && !Object.hasOwn(pack.sectors, file.sector)) return "sector";
  if (typeof file.name !== "string" || isBlank(file.name)) return "name";
  const sides = given(file.parties).map(([party, one]) => tableOf(one).side ?? party);
  if (!sides.includes("us") || !sides.includes("partner")) return "parties";
  for (const [party, one] of given(file.parties)) {
    if (typeof tableOf(one).name !== "string") return `parties.${party}.name`;
  }
  for (const [factor, written] of given(file.answers)) {
    if (!Object.hasOwn(pack.factors, factor)) return `answers.${factor}`;
    for (const { level, sure, note } of answersOf(written)) {
      const fits = sure == null || Object.hasOwn(pack.sureness, sure);
      if (levelRead(level) === undefined || !fits || !isText(note)) return `answers.${factor}`;
    }
  }
  for (const [gate, written] of given(file.set_aside)) {
    const reason = reasonOf(written);
    const says = typeof reason === "string" && !isBlank(cleaned(reason));
    if (!says || !Object.hasOwn(pack.gates, gate)) return `set_aside.${gate}`;
  }
  for (const [factor, weight] of given(file.weights)) {
    const fits = Object.hasOwn(pack.factors, factor) && isOneOf(weight, 9) && weight > 0;
    if (!fits) return `weights.${factor}`;
  }
  if (file.feeling == null) return null;
  const { level, knows } = feelingOf(file.feeling);
  return isOneOf(level, 4) && isText(knows) ? null : "feeling";
}
