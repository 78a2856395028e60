// Signing out: says what the lounge keeps on this device, deletes it once that is confirmed, and
// only then signs out. Where the lounge was never opened there is nothing to say.

const form = document.querySelector("form[data-leave]");
const part = (name) => form.querySelector(`[data-part="${name}"]`);
const show = (name) => {
  part(name).hidden = false;
};

async function begin() {
  const { waiting, leave } = await import(form.dataset.leave);
  const count = await waiting();
  if (count > 0) {
    const { one, other } = form.dataset;
    part("count").textContent = count === 1 ? one : other.replace("#", count);
    show("waiting");
    show("back");
    part("stay").hidden = true;
    form.querySelector("button").textContent = form.dataset.delete;
  } else {
    show("kept");
  }
  return leave;
}

const ready = begin();
ready.catch(() => {}); // said when it matters, on the way out
let isLeaving = false;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isLeaving) return;
  isLeaving = true;
  part("failed").hidden = true;
  try {
    await (await ready)();
    form.elements.cleared.value = "yes";
    form.submit();
  } catch {
    show("failed");
    isLeaving = false;
  }
});
