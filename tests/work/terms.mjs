// How the page's script finds terms, for the tests.
import { bookOf } from "../../src/alliancemap_web/static/work/terms.js";
import { find, finder } from "../../src/alliancemap_web/static/work/terms_found.js";

export function found(text, forms) {
  return find(text, finder(forms)).map(({ start, end, term }) => [
    [...text.slice(0, start)].length,
    [...text.slice(0, end)].length,
    term,
  ]);
}

/** What is told of a term, where a firm's words lie over the dictionary, and what marks it in a text. */
export function laid(shared, own, id, text) {
  const book = bookOf(shared, own, "en", "/en/vocabulary/");
  const marks = text && find(text, book.finders.get("en")).map(({ start, end, term }) => [text.slice(start, end), term]);
  return { entry: book.entry(id, "en") ?? null, address: book.addressOf(id), label: book.words.own_example, marks };
}
