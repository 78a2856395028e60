// Choosing an end of a range says that the answer is one.
document.addEventListener(
  "change",
  (event) => {
    const means = event.target.dataset?.means;
    const radio = means && event.target.form?.querySelector(`[type="radio"][name="level"][value="${means}"]`);
    if (radio) radio.checked = true;
  },
  true,
);
