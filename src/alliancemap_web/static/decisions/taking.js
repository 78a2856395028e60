// Somebody's sentence becomes the start of the one that the team takes.

for (const button of document.querySelectorAll("[data-takes]")) {
  const field = document.getElementById(button.dataset.takes);
  if (!field) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    field.value = button.dataset.text;
    field.focus();
  });
}
