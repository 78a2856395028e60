// Shows what a marked word means, beside it or at the foot of a small window: by a tap, by Enter, or
// while the pointer rests on it. The other language is one tap away.

const MARK = ".termed";
const OPENS_AFTER = 350;
const CLOSES_AFTER = 300;
const EDGE = 8;

function made(tag, options = {}, ...children) {
  const { className, ...rest } = options;
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(rest)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Return what shows terms of a book: open(mark), close(). `stop` is called to mark none any more. */
export function shower(book, stop) {
  const box = made("div", { id: "term-box", className: "term-box", role: "dialog", tabindex: "-1", "aria-labelledby": "term-name" });
  box.popover = "auto";
  document.body.append(box);
  let shown = null;
  let opening = 0;
  let closing = 0;
  let left = null;
  let isResting = false;

  function fill(term, language) {
    const other = book.languages.find((one) => one !== language && book.entry(term, one));
    const entry = book.entry(term, language);
    const say = book.words;
    const name = made("p", { id: "term-name", className: "term-name", lang: language }, entry.term);
    const close = made("button", { type: "button", className: "term-close", "aria-label": say.close }, "×");
    close.addEventListener("click", hide);
    const text = made("div", { lang: language });
    if (entry.definition) text.append(made("p", {}, entry.definition));
    if (entry.example) text.append(made("p", { className: "quiet" }, entry.example));
    for (const [label, own] of [[say.own_definition, entry.ownDefinition], [say.own_example, entry.ownExample]]) {
      if (own) text.append(made("p", { className: "term-own" }, made("b", { lang: book.language }, label), " ", own));
    }
    const row = made("p", { className: "term-ways" });
    if (other) {
      const tap = made("button", { type: "button", className: "term-tap", lang: other, "data-language": other }, book.names[other]);
      tap.addEventListener("click", () => {
        fill(term, other);
        box.querySelector(".term-tap").focus();
        place();
      });
      row.append(tap);
    }
    row.append(made("a", { href: book.addressOf(term) }, say.whole));
    const off = made("button", { type: "button", className: "term-off" }, say.off);
    off.addEventListener("click", () => {
      hide();
      stop();
    });
    box.replaceChildren(made("div", { className: "term-head" }, name, close), text, row, off);
  }

  function place() {
    if (!shown || matchMedia("(max-width: 40rem)").matches) {
      box.style.removeProperty("left");
      box.style.removeProperty("top");
      return;
    }
    const { left, right, top, bottom } = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const wide = document.documentElement.clientWidth;
    const x = Math.max(EDGE, Math.min((left + right - width) / 2, wide - width - EDGE));
    const fits = bottom + height + EDGE < innerHeight || top < height + EDGE;
    box.style.left = `${x + scrollX}px`;
    box.style.top = `${(fits ? bottom + 4 : top - height - 4) + scrollY}px`;
  }

  function show(mark, takesFocus) {
    clearTimeout(opening);
    clearTimeout(closing);
    if (!mark.isConnected || !book.entry(mark.dataset.term, book.language)) return;
    if (shown !== mark) {
      hide();
      const lang = mark.closest("[lang]")?.lang.slice(0, 2);
      fill(mark.dataset.term, book.entry(mark.dataset.term, lang) ? lang : book.language);
      shown = mark;
      box.showPopover({ source: mark });
      mark.setAttribute("aria-expanded", "true");
      place();
    }
    isResting = !takesFocus;
    if (takesFocus) box.focus({ preventScroll: true });
  }

  function hide() {
    clearTimeout(opening);
    clearTimeout(closing);
    if (box.matches(":popover-open")) box.hidePopover();
  }

  box.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "closed") return;
    left = box.contains(document.activeElement) ? shown : null;
    shown?.setAttribute("aria-expanded", "false");
    shown = null;
  });
  box.addEventListener("toggle", (event) => {
    // The browser gives the focus back by itself, unless the word was tapped and never had it.
    if (event.newState === "closed" && document.activeElement === document.body) left?.focus({ preventScroll: true });
  });
  const markAt = (event) => event.target.closest?.(MARK);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = markAt(event);
    if (mark || box.contains(event.target)) clearTimeout(closing);
    if (mark && mark !== shown) {
      clearTimeout(opening);
      opening = setTimeout(show, OPENS_AFTER, mark, false);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse") return;
    if (markAt(event)) clearTimeout(opening);
    if (isResting && shown && (markAt(event) || box.contains(event.target))) {
      clearTimeout(closing);
      closing = setTimeout(() => box.contains(document.activeElement) || hide(), CLOSES_AFTER);
    }
  });
  document.addEventListener("click", (event) => {
    const mark = markAt(event);
    if (mark) show(mark, true);
  });
  document.addEventListener("keydown", (event) => {
    const mark = markAt(event);
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      show(mark, true);
    }
  });
  box.addEventListener("focusout", (event) => {
    if (shown && event.relatedTarget && !box.contains(event.relatedTarget)) hide();
  });
  addEventListener("resize", place);
  return { hide };
}
