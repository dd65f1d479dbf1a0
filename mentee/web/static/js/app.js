// What every page does with JavaScript; each page works without it.
import { startDialogs } from "./dialogs.js";
import { startKeys } from "./keys.js";
import { startToasts } from "./toasts.js";
import { startMany } from "./many.js";

document.documentElement.classList.add("js");

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

startDialogs();
startKeys();
startToasts();
startMany();

// What few pages have comes with them alone.
const PARTS = [
  ["[data-rank]", async () => (await import("./rank.js")).startRanking],
  ["form[data-drop]", async () => (await import("./drop.js")).startDrop],
  ["[data-refused]", async () => (await import("./refused.js")).startRefused],
];
async function startWithin(root) {
  for (const [mark, part] of PARTS) if (root.querySelector(mark)) (await part())(root);
}
startWithin(document);

// A page that is left again before it has faded in is no fault worth a line in the console.
for (const turn of ["pageswap", "pagereveal"]) {
  window.addEventListener(turn, (event) => {
    event.viewTransition?.ready.catch(() => {});
    event.viewTransition?.finished.catch(() => {});
  });
}
document.addEventListener("htmx:load", (event) => startWithin(event.detail.elt));

// After a deed the page is new, or the list with what was pressed: the reader begins at its top.
document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = document.getElementById(event.detail.target.id);
  const lost = document.activeElement === document.body && swapped?.matches("#find-results, #people-list");
  if (swapped?.id !== "main" && !lost) return;
  if (document.activeElement !== document.body && swapped.contains(document.activeElement)) return;
  swapped.tabIndex = -1;
  swapped.focus({ preventScroll: true });
});

document.addEventListener("click", async (event) => {
  const copier = event.target.closest("[data-copy]");
  if (copier) {
    const source = document.querySelector(copier.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.innerText);
    const before = copier.innerHTML;
    copier.textContent = "Copied";
    setTimeout(() => (copier.innerHTML = before), 1600);
  }
  const back = event.target.closest("[data-back]");
  if (back && history.length > 1) {
    event.preventDefault();
    history.back();
  }
});

// A select or a checkbox that should act at once says so; without JavaScript its form has a button.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

// What takes more than a moment says so on its button until the next page is there.
document.addEventListener("submit", (event) => {
  const { wait } = event.target.dataset;
  if (!wait || !event.submitter) return;
  const button = event.submitter;
  const before = button.innerHTML;
  button.textContent = wait;
  button.setAttribute("aria-busy", "true");
  window.addEventListener("pageshow", () => {
    button.innerHTML = before;
    button.removeAttribute("aria-busy");
  });
});

if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/service-worker.js");
