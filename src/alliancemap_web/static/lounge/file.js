// The alliance file on the phone: a talk becomes a file, and a file becomes a talk, losing nothing.

import {
  DEFAULT_SECTOR, FORMAT, answerRead, answersOf, currentOf, dateOf, feelingOf, firstRelation, given,
  isTable, reasonOf, tableOf,
} from "./opened_file.js";
import { inOrder, momentOf } from "./talk.js";
import { cleaned, isBlank } from "./text.js";

export { FileProblem, checked, fromAllianceFile, holdsMore } from "./opened_file.js";

const LAST_DAY = Date.UTC(9999, 11, 31);
const ORDER = [
  "alliancemap", "instrument", "sector", "language", "name", "date", "aim", "customer", "need",
  "note", "parties", "relations", "promises", "answers", "set_aside", "weights", "feeling",
  "afterwards", "translations",
];

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** The day of a moment as the file writes it: that of Greenwich, so that phone and server agree. */
export const dayOf = (moment) =>
  new Date(Math.min(Math.max(moment, 0), LAST_DAY)).toISOString().slice(0, 10);

/** The name a talk's file is saved under: its code name and the day, in plain letters. */
export function fileName(talk, moment, ending) {
  const plain = talk.name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
  return `${slug || "alliance"}-${dayOf(moment)}.${ending}`;
}

/** The file as text, as the program itself writes JSON. */
export const fileText = (file) => `${JSON.stringify(file, null, 2)}\n`;

const levelWritten = (level) =>
  level === "not_relevant" ? "not relevant" : Array.isArray(level) ? level.join("-") : level;

/** An answer of the phone as the file writes one; one taken back is unknown. */
function answerWritten(value, moment) {
  const { level, sure, note } = value ?? {};
  return {
    level: levelWritten(level ?? "unknown"),
    ...(sure ? { sure } : {}),
    ...(note ? { note: cleaned(note) } : {}),
    date: dayOf(moment),
  };
}

/** Whether a later answer only completes the one before it: same level, same day, note kept. */
const completes = (later, before) =>
  before !== undefined &&
  later.level === before.level &&
  later.date === before.date &&
  (later.note ?? "").includes(before.note ?? "");

/** The answers given on the phone to one factor, oldest first, without those taken back. */
function meant(operations) {
  const undone = new Set(operations.map(({ undoes }) => undoes));
  const answers = [];
  for (const { id, undoes, value, ...operation } of operations) {
    if (undoes != null || undone.has(id) || (value?.level ?? null) === null) continue;
    const answer = answerWritten(value, momentOf(operation));
    if (completes(answer, answers.at(-1))) answers.pop();
    answers.push(answer);
  }
  return answers;
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** All answers to one factor: the opened file's as they stood, then the phone's. */
function together(before, operations, relation) {
  const counted = currentOf(before, relation.id);
  const added = meant(operations);
  const last = operations.at(-1);
  const stands = answerWritten(last.value, momentOf(last));
  const said = added.at(-1) ?? counted ?? { level: "unknown" };
  // What counts on the phone is what the file says last, also where an answer of the file was
  // taken back, or undoing one answer met another from a second device.
  if (!isSame(answerRead(said), answerRead(stands))) added.push(stands);
  // What is said on the phone is about the relation it reads, and no older than what it replaces.
  const about = counted ? counted.relation : relation.isOnly ? undefined : relation.id;
  let latest = counted ? dateOf(counted) : "";
  for (const answer of added) {
    if (answer.date < latest) answer.date = latest;
    latest = answer.date;
    if (about !== undefined) answer.relation = about;
  }
  return [...before, ...added];
}

/** Several answers as the file writes them: a list, or one alone. */
const shortly = (answers) => (answers.length > 1 ? answers : answers[0]);

function answersWritten(operations, base) {
  const relation = { id: firstRelation(base), isOnly: given(base.relations).length < 2 };
  const byFactor = new Map();
  for (const operation of operations) {
    const [kind, factor] = operation.register.split(":");
    if (kind === "answer") byFactor.set(factor, [...(byFactor.get(factor) ?? []), operation]);
  }
  const written = { ...tableOf(base.answers) };
  for (const [factor, several] of byFactor) {
    const before = answersOf(own(written, factor));
    const all = together(before, several, relation);
    if (all.length > before.length) written[factor] = shortly(all);
  }
  return written;
}

function asidesWritten({ asides }, base) {
  const before = tableOf(base.set_aside);
  const written = Object.entries(asides).map(([gate, { reason }]) => {
    const kept = own(before, gate);
    return [gate, kept != null && reasonOf(kept) === reason ? kept : cleaned(reason)];
  });
  return Object.fromEntries(written);
}

function feelingWritten({ feeling }, base) {
  if (feeling?.level == null) return undefined;
  const level = feeling.level;
  const knows = feeling.knows ?? "";
  if (base.feeling != null && isSame(feelingOf(base.feeling), { level, knows })) return base.feeling;
  return knows ? { level, knows: cleaned(knows) } : level;
}

/** A file for a talk that was not opened from one: all that is known is when and with whom. */
function newFile({ begun }, name, pack) {
  return {
    alliancemap: FORMAT,
    instrument: `${pack.instrument.id} ${pack.instrument.version}`,
    date: dayOf(begun),
    parties: { us: { name: pack.sentences["map.us_unknown"] }, partner: { name } },
  };
}

/**
 * Return the alliance file of a talk as plain data that JSON can hold.
 *
 * `talk` is folded from `operations`; every answer keeps its level, sureness, note and day, those
 * that later ones replaced too. Reading the file gives the same answers as count on the phone.
 */
export function toAllianceFile(talk, operations, pack) {
  const ordered = inOrder(operations);
  const opened = ordered.findLastIndex(({ register }) => register === "base");
  const name = isBlank(cleaned(talk.name)) ? pack.sentences["map.partner_unknown"] : cleaned(talk.name);
  const base = talk.base ?? newFile(talk, name, pack);
  const sector = talk.sector ?? DEFAULT_SECTOR;
  const parts = {
    ...base,
    ...(sector === (base.sector ?? DEFAULT_SECTOR) && talk.base ? {} : { sector }),
    name,
    answers: answersWritten(ordered.slice(opened + 1), base),
    set_aside: asidesWritten(talk, base),
    feeling: feelingWritten(talk, base),
  };
  const place = (key) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const isKept = ([key, value]) =>
    value !== undefined && (Object.hasOwn(base, key) || !isTable(value) || given(value).length > 0);
  return Object.fromEntries(
    Object.entries(parts).filter(isKept).sort(([one], [other]) => place(one) - place(other)),
  );
}
