// Two keys log an entry: g or r, then the letter shown on its button; e begins, Escape ends it.
let waiting = false;
let first = "";

const ready = (root) => root.querySelectorAll("[data-ledger]").forEach((form) => (form.dataset.ledger = "ready"));
ready(document);
document.addEventListener("htmx:load", (event) => ready(event.detail.elt));

function typing(target) {
  return target.closest("input, textarea, select, dialog[open]");
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-ledger-starts]")) return;
  waiting = true;
  first = "";
  document.querySelector("[data-ledger]")?.classList.add("waiting");
});

document.addEventListener(
  "keydown",
  (event) => {
    if (!waiting || typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!first && "gr".includes(event.key)) {
      first = event.key;
      return;
    }
    document.querySelector(`[data-second="${CSS.escape(first + event.key)}"]`)?.click();
    waiting = false;
    document.querySelector("[data-ledger]")?.classList.remove("waiting");
  },
  true,
);
