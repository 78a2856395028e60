// Marks the terms in a page's sentences: wraps the words, and changes none of them. What is pressed,
// drawn, typed or read aloud by itself is left alone; a word stands marked once in each part of a page.

import { find } from "./terms_found.js";

const LEFT_ALONE = [
  "a, button, input, textarea, select, label, summary, nav, h1, h2, dfn",
  "svg, canvas, code, kbd, samp, pre, script, style, template, iframe",
  "[hidden], [aria-hidden='true'], [contenteditable], [translate='no'], [data-unmarked]",
  "[role='status'], [role='alert'], [role='log'], .ear, .chip, .badge, .stage, .secret, .terms",
].join(", ");
const PARTS = "section, article, form, dialog, details, aside, main";
// What can only be pressed: its words stand in a line below.
const PRESSED = ".levels, fieldset.choices";
// An element of its own name: no style that a page has for its links or spans touches it.
const ELEMENT = "term-mark";
const MARK = `${ELEMENT}.termed`;

function languageOf(element) {
  return element.closest("[lang]")?.lang.slice(0, 2) ?? "";
}

/** Return what tells about a term when it is pressed. */
export function markOf(text, term) {
  const mark = document.createElement(ELEMENT);
  mark.className = "termed";
  mark.tabIndex = 0;
  mark.dataset.term = term;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-haspopup", "dialog");
  mark.setAttribute("aria-expanded", "false");
  mark.textContent = text;
  return mark;
}

function isMarked(part, term) {
  return part.querySelector(`${MARK}[data-term="${CSS.escape(term)}"]`) !== null;
}

/** The terms in a text of the page that may be wrapped. */
function foundIn(node, book) {
  const parent = node.parentElement;
  const known = book.finders.get(languageOf(parent));
  const found = known ? find(node.data, known) : [];
  // Between flexible boxes a text is a box of its own; in pieces it would be several.
  return found.length && /flex|grid/.test(getComputedStyle(parent).display) ? [] : found;
}

function wrap(node, found, root, book, seen) {
  const parent = node.parentElement;
  const part = parent.closest(PARTS) ?? root;
  let rest = node;
  let at = 0;
  for (const { start, end, term } of found) {
    const place = book.isEverywhere(term) ? root : part;
    if (!seen.has(place)) seen.set(place, new Set());
    const before = seen.get(place);
    if (before.has(term)) continue;
    before.add(term);
    const word = rest.splitText(start - at);
    rest = word.splitText(end - start);
    at = end;
    word.replaceWith(markOf(word.data, term));
  }
}

/** Mark the terms below an element, once in each part; what stands marked already counts. */
export function mark(root, book) {
  const seen = new Map();
  for (const one of root.querySelectorAll(MARK)) {
    const place = book.isEverywhere(one.dataset.term) ? root : (one.parentElement.closest(PARTS) ?? root);
    if (!seen.has(place)) seen.set(place, new Set());
    seen.get(place).add(one.dataset.term);
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.data.length > 2 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    }
    return node.matches(LEFT_ALONE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  // All is read before anything is written, so that the page is styled once.
  const all = texts.map((one) => [one, foundIn(one, book)]);
  for (const [one, found] of all) if (found.length) wrap(one, found, root, book, seen);
  for (const one of root.querySelectorAll(PRESSED)) tell(one, root, book);
}

/** Put a line with the words of what can only be pressed below it. */
function tell(pressed, root, book) {
  if (pressed.nextElementSibling?.matches(".words-here") || pressed.closest("[data-unmarked]")) return;
  const language = languageOf(pressed);
  const known = book.finders.get(language);
  if (!known) return;
  const part = pressed.parentElement.closest(PARTS) ?? root;
  const title = pressed.closest("details")?.querySelector(":scope > summary")?.textContent ?? "";
  const terms = new Set([title, pressed.textContent].flatMap((text) => find(text, known)).map((one) => one.term));
  const new_ = [...terms].filter((term) => !isMarked(book.isEverywhere(term) ? root : part, term));
  if (!new_.length) return;
  const line = document.createElement("p");
  line.className = "words-here quiet";
  line.append(book.words.here, " ");
  new_.forEach((term, place) => {
    if (place) line.append(", ");
    line.append(markOf(book.nameOf(term, language), term));
  });
  pressed.after(line);
}

/** Take all marks away again; the texts stand as they were. */
export function unmark(root) {
  for (const line of root.querySelectorAll(".words-here")) line.remove();
  for (const one of root.querySelectorAll(MARK)) {
    const parent = one.parentNode;
    one.replaceWith(...one.childNodes);
    parent.normalize();
  }
}
