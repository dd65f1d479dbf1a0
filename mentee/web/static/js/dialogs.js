// Dialogs that buttons open, and the palette with its arrow keys.
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const field = dialog.querySelector("input[type=search]");
  if (field) field.select();
  dialog.dispatchEvent(new CustomEvent(`${id}-open`, { bubbles: true }));
}

function move(dialog, by) {
  const found = [...dialog.querySelectorAll(".found a")];
  if (!found.length) return;
  const at = found.findIndex((link) => link.getAttribute("aria-selected") === "true");
  const next = found[(at + by + found.length) % found.length];
  found.forEach((link) => link.setAttribute("aria-selected", String(link === next)));
  dialog.querySelector("input").setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

// What is shown may still be the answer to fewer letters: then the key waits for the right one.
function whenAnswered(dialog, act) {
  const field = dialog.querySelector("input");
  const found = dialog.querySelector(".found");
  if (found && found.dataset.q === field.value) act();
  else dialog.addEventListener("htmx:afterSettle", () => whenAnswered(dialog, act), { once: true });
}

function choose(dialog) {
  const chosen = dialog.querySelector('.found a[aria-selected="true"]') ?? dialog.querySelector(".found a");
  if (chosen) chosen.click();
}

// Escape closes what popped up beside its button, and the button is where one goes on.
function closePop(event) {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  const open = event.target.closest?.("details.journey-moves[open]") ?? document.querySelector("details.journey-moves[open]");
  if (!open) return;
  event.preventDefault();
  open.open = false;
  open.querySelector("summary").focus();
}

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) openDialog(opener.dataset.opens);
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    if (event.target.matches("dialog[open]")) event.target.close();
  });
  document.addEventListener("keydown", closePop);
  const palette = document.getElementById("palette");
  if (!palette) return;
  palette.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      event.preventDefault(); // the field would only be emptied
      palette.close();
    } else if (by) {
      event.preventDefault();
      whenAnswered(palette, () => move(palette, by));
    } else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      whenAnswered(palette, () => choose(palette));
    }
  });
}
