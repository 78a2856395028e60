// Puts a field where the cursor stands, and counts the words that will be spoken.

const WORDS_A_MINUTE = 150;

function texts(form) {
  return [...form.querySelectorAll("textarea")];
}

function insert(textarea, mark) {
  textarea.setRangeText(mark, textarea.selectionStart, textarea.selectionEnd, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
  textarea.focus();
}

function spoken(form) {
  let text = texts(form).map((one) => one.value).join(" ");
  for (const button of form.querySelectorAll("[data-insert]")) {
    const value = button.parentElement.querySelector("span").textContent;
    text = text.split(button.dataset.insert).join(value);
  }
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function tell(form) {
  const place = form.querySelector("[data-count]");
  if (!place) return;
  const words = spoken(form);
  const seconds = Math.round((60 * words) / WORDS_A_MINUTE);
  place.textContent = place.dataset.one.replace("0", words).replace("1", seconds);
}

for (const form of document.querySelectorAll("form[data-brief]")) {
  let last = texts(form)[0];
  for (const textarea of texts(form)) {
    textarea.addEventListener("focus", () => { last = textarea; });
  }
  for (const button of form.querySelectorAll("[data-insert]")) {
    button.disabled = false;
    button.addEventListener("click", () => insert(last, button.dataset.insert));
  }
  form.addEventListener("input", () => tell(form));
}
