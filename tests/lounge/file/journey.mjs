// What a phone does with a file, for the tests: opens it, has a talk, writes it.
import { checked, fromAllianceFile, toAllianceFile } from "../../../src/alliancemap_web/static/lounge/file.js";
import { fold, levelsOf, undoOf } from "../../../src/alliancemap_web/static/lounge/talk.js";

export { checked, dayOf, fileName, fileText, holdsMore } from "../../../src/alliancemap_web/static/lounge/file.js";
export { fromAllianceFile };

const TALK = "00000000-0000-4000-8000-000000000000";
const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23, 12);

/** The operations of a talk: the file's, if there is one, then each act, a number of days after. */
export function operationsOf(file, acts) {
  const operations = [];
  const add = (act, moment) => {
    const number = operations.length;
    operations.push({
      id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
      talk: TALK,
      stamp: `${String(moment).padStart(15, "0")}-${String(number).padStart(4, "0")}-0000000a`,
      ...act,
    });
  };
  const opening = file
    ? fromAllianceFile(file)
    : [{ register: "name", value: "Blue giant" }, { register: "sector", value: "health_technology" }];
  for (const act of opening) add(act, START);
  for (const { days, ...act } of acts) {
    const undone = act.register === "undo" ? undoOf(operations) : act;
    if (undone) add(undone, START + Math.max(0, days) * DAY);
  }
  return operations;
}

/** What the phone writes after the acts, and what counts on it. */
export function written(file, acts, pack) {
  const operations = operationsOf(file, acts);
  const talk = fold(operations);
  return { file: toAllianceFile(talk, operations, pack), levels: levelsOf(talk), talk };
}

/** The same talk, written, opened on another phone and written again. */
export function twice(file, acts, pack) {
  const first = written(file, acts, pack);
  return { first, second: written(JSON.parse(JSON.stringify(first.file)), [], pack) };
}

/** How a text is refused. */
export function refusal(text, pack) {
  try {
    checked(text, pack);
    return null;
  } catch ({ code, values }) {
    return { code, values };
  }
}
