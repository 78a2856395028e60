// A talk is what its operations add up to. Everything here is pure: operations in, plain values out,
// the same whatever order they came in and however often each of them came.
import { cleaned, isBlank } from "./text.js";

/**
 * The moment to show for an operation, in milliseconds since 1970: its stamp's, or `kept`, when the
 * server received it, where the phone's clock was ahead. It orders nothing.
 */
export const momentOf = ({ stamp, kept }) => kept ?? Number(stamp.slice(0, 15));

const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Put two operations in their order: by the phones' own stamps, then by id. A stamp is later than
 * every stamp its phone had seen, so an act comes after all that whoever did it could know.
 */
export const byOrder = (one, other) => byText(one.stamp, other.stamp) || byText(one.id, other.id);

const byCopy = (one, other) =>
  (one.kept ?? -1) - (other.kept ?? -1) || byText(one.stamp, other.stamp);

/** Each operation once, the earliest first; of two copies the one that carries the later `kept`. */
export function inOrder(operations) {
  const once = new Map();
  for (const operation of operations) {
    const known = once.get(operation.id);
    if (!known || byCopy(known, operation) < 0) once.set(operation.id, operation);
  }
  return [...once.values()].sort(byOrder);
}

// Above the latest moment that a clock gives, so that there is always room for later stamps.
const STAMP = /^[0-8]\d{14}-\d{4}-[0-9a-f]{8}$/;
const LATEST_SHOWN = 8_640_000_000_000_000; // ms, the last that a Date holds
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REGISTER = /^(name|sector|set|feeling|base|(answer|skip|aside):[A-Za-z][A-Za-z0-9_]{0,79})$/;

const isMoment = (value) => Number.isInteger(value) && value >= 0 && value <= LATEST_SHOWN;

// A deal-breaker is set aside for a reason; without one it is not.
const saysWhy = ({ register, value }) =>
  !register.startsWith("aside:") ||
  value === null ||
  (typeof value?.reason === "string" && !isBlank(cleaned(value.reason)));

/** Whether a value has the shape of an operation: what comes from a link or the network must. */
export function isOperation(value) {
  return (
    value !== null &&
    typeof value === "object" &&
    ID.test(value.id) &&
    ID.test(value.talk) &&
    STAMP.test(value.stamp) &&
    REGISTER.test(value.register) &&
    value.value !== undefined &&
    saysWhy(value) &&
    (value.kept == null || isMoment(value.kept)) &&
    (value.undoes == null || ID.test(value.undoes))
  );
}

/** The part of a register after its colon: the factor of "answer:trust". */
const subjectOf = (register) => register.slice(register.indexOf(":") + 1);

function standing(ordered) {
  const last = new Map();
  for (const operation of ordered) {
    last.delete(operation.register); // so that a Map's order is the order of the last change
    last.set(operation.register, operation);
  }
  return last;
}

function standingOf(last, kind) {
  return [...last.values()]
    .filter(({ register, value }) => register.startsWith(kind) && value !== null)
    .map((operation) => [subjectOf(operation.register), operation]);
}

const answerOf = (operation) => ({
  level: operation.value.level,
  sure: operation.value.sure ?? null,
  note: operation.value.note ?? "",
  at: momentOf(operation),
  id: operation.id,
});

/**
 * What the operations of one talk add up to; null when there are none.
 *
 * The later operation of a register wins; `answers` holds the factors that stand answered, in the
 * order of their last change; `skipped` those put off and not answered since; `history` every
 * operation on an answer, newest first, also those that lost. Moments are milliseconds since 1970.
 */
export function fold(operations) {
  const ordered = inOrder(operations);
  if (ordered.length === 0) return null;
  const last = standing(ordered);
  const valueOf = (register) => last.get(register)?.value ?? null;
  // Object.fromEntries makes own properties, so that no name of a factor reaches a prototype.
  const answers = Object.fromEntries(
    standingOf(last, "answer:")
      .filter(([, { value }]) => value.level !== null && value.level !== undefined)
      .map(([factor, operation]) => [factor, answerOf(operation)]),
  );
  return {
    id: ordered[0].talk,
    name: valueOf("name") ?? "",
    sector: valueOf("sector"),
    set: valueOf("set"),
    answers,
    history: ordered.filter(({ register }) => register.startsWith("answer:")).reverse(),
    feeling: valueOf("feeling"),
    asides: Object.fromEntries(
      standingOf(last, "aside:").map(([gate, { value }]) => [gate, value]),
    ),
    skipped: standingOf(last, "skip:")
      .map(([factor]) => factor)
      .filter((factor) => !Object.hasOwn(answers, factor)),
    base: valueOf("base"),
    begun: momentOf(ordered[0]),
    changed: momentOf(ordered.at(-1)),
  };
}

/** Registers whose first value opens the talk: that one is no act of its own and is not undone. */
const OPENING = ["name", "sector", "set", "base"];

const openingsOf = (ordered) =>
  new Set(OPENING.map((register) => ordered.find((operation) => operation.register === register)));

/**
 * What undoing the last act that still stands would record: {register, value, undoes}, or null.
 *
 * The value is the one before, so that undoing again and again walks back to the start. An undo is
 * no act: it is not undone itself. Nor is what came with an opened file, whose last part is `base`.
 */
export function undoOf(operations) {
  const ordered = inOrder(operations);
  const openings = openingsOf(ordered);
  const undone = new Set(ordered.map(({ undoes }) => undoes));
  const acts = ordered.filter(({ id, undoes }) => undoes == null && !undone.has(id));
  const came = new Set(ordered.slice(0, ordered.findIndex(({ register }) => register === "base") + 1));
  const place = acts.findLastIndex((act) => !openings.has(act) && !came.has(act));
  if (place < 0) return null;
  const { id, register } = acts[place];
  const before = acts.slice(0, place).findLast((act) => act.register === register);
  return { register, value: before?.value ?? null, undoes: id };
}

/** The levels of a talk by factor, as the twin takes them. */
export const levelsOf = (talk) =>
  Object.fromEntries(Object.entries(talk.answers).map(([factor, { level }]) => [factor, level]));
