// A form that was refused comes back as it was sent: what was written stands in its fields again.
const own = (name) => name && name !== "csrfmiddlewaretoken" && name !== "next";

function path(form) {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname;
}

// Several forms of one address are told apart by what they hide.
function sent(form, fields) {
  const hidden = [...form.querySelectorAll('input[type="hidden"]')].filter((one) => own(one.name));
  return hidden.every((one) => fields[one.name]?.includes(one.value));
}

function fill(field, values) {
  if (field.type === "radio" || field.type === "checkbox") {
    const before = field.checked;
    field.checked = Boolean(values?.includes(field.value));
    return field.checked !== before;
  }
  if (!values?.length || field.value === values[0]) return false;
  field.value = values[0];
  if (field.matches("textarea")) field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

export function startRefused(root) {
  const note = root.querySelector("[data-refused]");
  if (!note) return;
  const fields = JSON.parse(note.querySelector("script").textContent);
  const forms = [...document.querySelectorAll("form")].filter((form) => path(form) === note.dataset.refused);
  const form = forms.find((one) => sent(one, fields));
  if (!form) return;
  const filled = [...form.elements].filter(
    (field) => own(field.name) && !["hidden", "submit", "button"].includes(field.type) && fill(field, fields[field.name]),
  );
  for (const field of filled) field.closest("details")?.setAttribute("open", "");
  note.remove();
  (filled.at(0) ?? form.querySelector("input, textarea"))?.focus();
}
