// Signing out: says what the lounge keeps on this device, deletes it once that is confirmed, and
// only then signs out. Nobody is kept from signing out: when deleting fails, a second press does.

const form = document.querySelector("form[data-leave]");
const button = form.querySelector("button");
const part = (name) => form.querySelector(`[data-part="${name}"]`);
const show = (name) => {
  part(name).hidden = false;
};

let leave = null;

async function look() {
  const lounge = await import(form.dataset.leave);
  try {
    const count = await lounge.waiting();
    leave = lounge.leave;
    if (count === 0) return show("kept");
    const { one, other } = form.dataset;
    part("count").textContent = count === 1 ? one : other.replace("#", count);
    show("waiting");
    show("back");
    part("stay").hidden = true;
    // What loses nothing is offered first.
    button.textContent = form.dataset.delete;
    button.classList.add("plain");
    part("back").classList.remove("plain");
    button.before(part("back"), " ");
  } catch (error) {
    if (error.code !== "locked") throw error;
    leave = async () => false; // stays, encrypted
    show("locked");
    show("back");
  }
}

function failed() {
  leave = async () => false;
  show("failed");
  button.textContent = form.dataset.anyway;
}

const looked = look().catch(failed);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    await looked;
    if ((await leave()) !== false) form.elements.cleared.value = "yes";
    form.submit();
  } catch {
    failed();
  } finally {
    button.disabled = false;
  }
});
