// A button beside each password shows what was typed; without this script it stays hidden.

for (const field of document.querySelectorAll('input[type="password"]')) {
  const words = document.querySelector("[data-show]").dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  const tell = () => {
    const isShown = field.type === "text";
    button.textContent = isShown ? words.hide : words.show;
  };
  button.addEventListener("click", () => {
    field.type = field.type === "text" ? "password" : "text";
    tell();
  });
  field.form?.addEventListener("submit", () => {
    field.type = "password"; // browsers would keep what stood in a plain field
  });
  tell();
  field.after(button);
}
