// One more line in a list of lines: a copy of the last one, empty and numbered one further.

/** Return a field's name or id with the number of its line replaced; others stay as they are. */
export function renumbered(text, number) {
  return text
    .replace(/(source-(?:text|url|date|seen)-)\d+/, `$1${number}`)
    .replace(/\.\d+\.(text|url|date|seen|field|region|until|name|hours)$/, `.${number}.$1`);
}

/** Return the line that follows a line, to be the one of a number (from 0). */
export function nextLine(line, number) {
  const fresh = line.cloneNode(true);
  for (const one of fresh.querySelectorAll("[id], [name], [for]")) {
    one.removeAttribute("aria-invalid");
    for (const attribute of ["id", "name", "for", "aria-describedby"]) {
      if (one.hasAttribute(attribute)) one.setAttribute(attribute, renumbered(one.getAttribute(attribute), number));
    }
    if (one.matches("input, select")) one.value = "";
    if (one.matches(".errorlist")) {
      one.hidden = true;
      one.textContent = "";
    }
  }
  const legend = fresh.querySelector("legend");
  if (legend) legend.textContent = legend.textContent.replace(/\d+/, String(number + 1));
  return fresh;
}
