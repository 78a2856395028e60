// The phone's letters with their table kept, for the tests.
import { fit, textWidth } from "../../../src/alliancemap_web/static/lounge/picture/letters.js";

let table;

export function keep(letters) {
  table = letters;
}

export const fitted = (text, room) => fit(table, text, room);
export const wide = (text, size, weight) => textWidth(table, text, size, weight);
