// What the boxes of the log add up to, in memory: talks with their operations and what the server
// has of them, and facts by name. A box holds one of
//   {op, at}              an operation, and when this phone kept it
//   {talk, held: [ids]}   the server holds these operations
//   {fact, value}         the latest value of a name: "device", "person", "preference:<name>",
//                         "talk:<id>", "link:<id>", "forgotten:<id>", "revoked:<id>",
//                         "leaving": a wipe wants whoever is signed in to be signed out
import { fold, inOrder } from "../talk.js";

export const newShelf = () => ({ talks: new Map(), facts: new Map(), unreadable: new Set() });

function talkOn(shelf, id) {
  let talk = shelf.talks.get(id);
  if (!talk) {
    talk = { operations: new Map(), held: new Set(), boxes: [], heldBoxes: [], at: 0 };
    shelf.talks.set(id, talk);
  }
  return talk;
}

/** Put the content of one box on the shelf; the same box twice is no harm. */
export function place(shelf, number, content) {
  if (content.op) {
    const { op, at } = content;
    const talk = talkOn(shelf, op.talk);
    const known = talk.operations.get(op.id);
    talk.operations.set(op.id, known ? inOrder([known, op])[0] : op);
    talk.boxes.push(number);
    talk.at = Math.max(talk.at, at);
    talk.ordered = talk.folded = null;
  } else if (content.held) {
    const talk = talkOn(shelf, content.talk);
    for (const id of content.held) talk.held.add(id);
    talk.heldBoxes.push(number);
  } else {
    const known = shelf.facts.get(content.fact);
    if (!known || known.number < number)
      shelf.facts.set(content.fact, { value: content.value, number });
  }
}

export const factOf = (shelf, name) => shelf.facts.get(name)?.value;

/** The facts whose name begins so: [[rest of the name, value]]. */
export const factsOf = (shelf, beginning) =>
  [...shelf.facts]
    .filter(([name]) => name.startsWith(beginning))
    .map(([name, { value }]) => [name.slice(beginning.length), value]);

/** The numbers of the boxes that hold a fact: they go when another value takes its place. */
export const numbersOf = (shelf, name) =>
  shelf.facts.has(name) ? [shelf.facts.get(name).number] : [];

/** The operations of a talk in their order. */
export function operationsOn(shelf, id) {
  const talk = shelf.talks.get(id);
  if (!talk) return [];
  talk.ordered ??= inOrder(talk.operations.values());
  return talk.ordered;
}

export function foldedOn(shelf, id) {
  const talk = shelf.talks.get(id);
  if (!talk) return null;
  talk.folded ??= fold(operationsOn(shelf, id));
  return talk.folded;
}

/** The operations of a talk that the server is not known to hold, in their order. */
export const unsentOn = (shelf, id) =>
  operationsOn(shelf, id).filter((operation) => !shelf.talks.get(id).held.has(operation.id));

/** The numbers of the boxes of a talk. */
export function boxesOf(shelf, id) {
  const { boxes = [], heldBoxes = [] } = shelf.talks.get(id) ?? {};
  return [...boxes, ...heldBoxes];
}

/** The contents to add so that the shelf holds these operations of a talk. */
export function newsFor(shelf, id, operations) {
  const known = shelf.talks.get(id)?.operations ?? new Map();
  const at = Date.now();
  return operations
    .filter((operation) => !known.has(operation.id) || isCorrected(operation, known.get(operation.id)))
    .map((op) => ({ op, at }));
}

const isCorrected = ({ kept = null }, known) => kept !== null && kept !== (known.kept ?? null);
