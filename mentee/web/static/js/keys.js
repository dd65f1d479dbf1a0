// Single keys: g and a letter goes somewhere, j and k walk a list, ? shows all of them.
import { openDialog } from "./dialogs.js";

let waiting = 0;

function typing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]");
}

function walk(by) {
  const stops = [...document.querySelectorAll("[data-stop]")];
  if (!stops.length) return;
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[Math.min(stops.length - 1, Math.max(0, at + by))];
  (next.matches("a, button") ? next : next.querySelector("a, button")).focus();
  next.scrollIntoView({ block: "nearest" });
}

function pressed(event) {
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openDialog("palette");
    return;
  }
  if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
  if (waiting && Date.now() - waiting < 1200) {
    waiting = 0;
    const place = document.querySelector(`[data-goes="${CSS.escape(event.key)}"]`);
    if (place) location.assign(place.dataset.to);
    return;
  }
  const own = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
  if (own) own.click();
  else if (event.key === "g") waiting = Date.now();
  else if (event.key === "/") openDialog("palette");
  else if (event.key === "?") openDialog("keys");
  else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "u") document.querySelector("[data-undo]")?.click();
  else return;
  event.preventDefault();
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
  if (!/Mac|iPhone|iPad/.test(navigator.platform)) {
    document.querySelectorAll(".search-open kbd").forEach((key) => (key.textContent = "Ctrl K"));
  }
}
