// Menus close when one goes elsewhere; buttons open and close dialogs. Without this script a menu
// closes where it was opened.

function close(menu, giveBack) {
  menu.open = false;
  if (giveBack) menu.querySelector("summary")?.focus();
}

/** Close open menus on Escape, on a press elsewhere and when focus has left them. */
export function startMenus() {
  const opened = () => [...document.querySelectorAll("details.menu[open]")];
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") opened().forEach((menu) => close(menu, menu.contains(document.activeElement)));
  });
  document.addEventListener("click", (event) => {
    opened().filter((menu) => !menu.contains(event.target)).forEach((menu) => close(menu, false));
    const opener = event.target.closest?.("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal?.();
    if (event.target.closest?.("[data-closes]")) event.target.closest("dialog")?.close();
  });
  document.addEventListener("focusin", (event) => {
    opened().filter((menu) => !menu.contains(event.target)).forEach((menu) => close(menu, false));
  });
}
