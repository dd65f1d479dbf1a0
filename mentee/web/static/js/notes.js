// Notes written during a meeting survive a reload of this tab, and leave with the deed that keeps them.
const form = document.querySelector("form[data-notes]");
if (form) {
  const field = form.querySelector("#notes");
  const name = `notes-${form.dataset.notes}`;
  field.value ||= sessionStorage.getItem(name) ?? "";
  field.addEventListener("input", () => sessionStorage.setItem(name, field.value));
  form.addEventListener("submit", () => sessionStorage.removeItem(name));
  const other = form.querySelector("#minutes-other");
  other.addEventListener("input", () => {
    if (other.value) form.querySelector('[name="minutes"][value=""]').checked = true;
  });
}
