// Holds what a link brings against what a talk may hold: whoever made the link chose every letter of
// it, and a value that no screen expects would break each screen that shows the talk. The server
// holds what it is sent against the same (lounge/checks.py).

import { isTable, wrongPlace } from "./opened_file.js";
import { cleaned, isBlank } from "./text.js";

const SETS = ["airport_12", "airport_6", "whole"];
const LONGEST = 20_000; // bytes of one value, as the server takes them; a file may be longer

const isText = (value) => typeof value === "string";
const isTextOrNone = (value) => value == null || isText(value);
const isLevel = (value) => Number.isInteger(value) && value >= 0 && value <= 4;
const hasOnly = (table, names) => Object.keys(table).every((name) => names.includes(name));

const isRange = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isLevel) && value[0] <= value[1];

const isAnswer = (value, { sureness }) =>
  isTable(value) &&
  hasOnly(value, ["level", "sure", "note"]) &&
  (value.level === null ||
    ["unknown", "not_relevant"].includes(value.level) ||
    isLevel(value.level) ||
    isRange(value.level)) &&
  (value.sure == null || (isText(value.sure) && Object.hasOwn(sureness, value.sure))) &&
  isTextOrNone(value.note);

const isFeeling = (value) =>
  isTable(value) &&
  hasOnly(value, ["level", "knows"]) &&
  (value.level == null || isLevel(value.level)) &&
  isTextOrNone(value.knows);

const isAside = (value) =>
  isTable(value) &&
  hasOnly(value, ["reason"]) &&
  isText(value.reason) &&
  !isBlank(cleaned(value.reason));

const SHAPES = {
  name: isText,
  sector: (value, pack) => isText(value) && Object.hasOwn(pack.sectors, value),
  set: (value) => SETS.includes(value),
  feeling: isFeeling,
  base: (value, pack) => wrongPlace(value, pack) === null,
};
const KINDS = {
  answer: ["factors", isAnswer],
  skip: ["factors", (value) => value === true],
  aside: ["gates", isAside],
};

const none = () => false;

function shapeOf(register, pack) {
  if (Object.hasOwn(SHAPES, register)) return SHAPES[register];
  const [kind, subject] = register.split(":");
  if (subject === undefined || !Object.hasOwn(KINDS, kind)) return none;
  const [names, shape] = KINDS[kind];
  return Object.hasOwn(pack[names], subject) ? shape : none;
}

const size = (value) => new TextEncoder().encode(JSON.stringify(value)).length;

/** Whether a register may hold a value; null, which undoing leaves, may stand in each there is. */
export function fits({ register, value }, pack) {
  const shape = shapeOf(register, pack);
  if (register !== "base" && size(value) > LONGEST) return false;
  return value === null ? shape !== none : shape(value, pack);
}
