// Dialogs stand in front of the page, outside the screen that opened them: they must go when it goes,
// or a locked page would still show what they say.

const open = new Set();

/** Show a dialog in front of everything; it leaves the page when it is closed. */
export function openDialog(dialog, closed = () => {}) {
  document.body.append(dialog);
  open.add(dialog);
  dialog.addEventListener("close", () => {
    open.delete(dialog);
    closed();
    dialog.remove();
  });
  dialog.showModal();
}

/** Close and take away every dialog, at once. */
export function closeDialogs() {
  for (const dialog of open) {
    open.delete(dialog);
    dialog.close();
    dialog.remove();
  }
}
