// Many people of a list at once: chosen by tick, by x, by Shift and a click or the arrows, or all that match.
const bar = document.getElementById("many");
const ticks = () => [...document.querySelectorAll('main input[name="who"][form="many"]')];
const unshown = () => [...bar.querySelectorAll('input[type="hidden"][name="who"]')]; // chosen, not on the list now
const everybody = () => document.querySelector('input[name="all"][form="many"]');
let last = null; // the tick from which Shift chooses on

async function counted(all) {
  const place = all.parentElement.querySelector("[data-count]");
  if (!place || place.textContent) return;
  const answer = await fetch(place.dataset.count);
  if (answer.ok) place.textContent = ` ${(await answer.json()).count.toLocaleString("en")}`;
  told();
}

function told() {
  const all = everybody();
  const ticked = ticks().filter((tick) => tick.checked).length;
  const hidden = unshown().length;
  const chosen = ticked + hidden;
  const some = Boolean(all?.checked || chosen);
  const changed = bar.toggleAttribute("data-chosen", some) && bar.dataset.said !== "yes";
  bar.dataset.said = some ? "yes" : "";
  const tickedWords = `${chosen} chosen${hidden ? `, ${hidden} not on this list` : ""}`;
  const words = all?.checked ? all.parentElement.textContent.trim().replace(/\s+/g, " ") : tickedWords;
  bar.querySelector("[data-many-count]").textContent = some ? words : "";
  const shown = document.querySelector("[data-choose-shown]");
  if (shown) {
    shown.checked = ticked > 0 && ticked === ticks().length;
    shown.indeterminate = ticked > 0 && !shown.checked;
  }
  document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`); // what has the focus stays above it
  if (changed && all) counted(all);
}

function choose(tick, on) {
  tick.checked = on;
  last = tick;
}

function stretch(tick) {
  const list = ticks();
  const [from, to] = [list.indexOf(last), list.indexOf(tick)];
  if (from < 0) return;
  for (const one of list.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = tick.checked;
}

// A list that another takes the place of: who was chosen on it goes on in the form, and is ticked where they come again.
function keep(event) {
  if (!event.detail.shouldSwap) return;
  for (const tick of ticks()) {
    if (!tick.checked || !event.detail.target.contains(tick)) continue;
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: "who", value: tick.value });
    bar.append(kept);
  }
}

function settled() {
  for (const kept of unshown()) {
    const tick = ticks().find((one) => one.value === kept.value);
    if (!tick) continue;
    tick.checked = true;
    kept.remove();
  }
  told();
}

function clear() {
  for (const one of unshown()) one.remove();
  for (const one of [...ticks(), everybody()]) if (one) one.checked = false;
  last = null;
  told();
}

function focused() {
  return document.activeElement?.closest("[data-stop]")?.querySelector('input[name="who"][form="many"]');
}

// Shift and an arrow chooses the row and goes on to the next one, which is chosen too.
function further(by) {
  const list = ticks();
  const here = focused();
  const next = here ? list[list.indexOf(here) + by] : list[0];
  if (here) choose(here, true);
  if (next) choose(next, true);
  const row = (next ?? here)?.closest("[data-stop]");
  row?.querySelector("a")?.focus();
  row?.scrollIntoView({ block: "nearest" });
  told();
}

function pressed(event) {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], canvas, dialog[open]");
  if (typing) return;
  if (event.key === "x" && focused()) {
    choose(focused(), !focused().checked);
    told();
  } else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) further(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Escape" && bar.hasAttribute("data-chosen")) clear();
  else if (event.key === "t" && bar.hasAttribute("data-chosen")) document.getElementById("many-what").focus();
  else return;
  event.preventDefault();
}

export function startMany() {
  if (!bar) return;
  document.addEventListener("click", (event) => {
    const tick = event.target.closest?.('input[name="who"][form="many"]');
    if (tick) {
      if (event.shiftKey) stretch(tick);
      last = tick;
    }
    if (event.target.closest?.("[data-many-clear]")) {
      clear();
      document.querySelector("[data-choose-shown]")?.focus();
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-choose-shown]")) for (const tick of ticks()) tick.checked = event.target.checked;
    if (event.target.matches('[form="many"], [data-choose-shown]')) told();
  });
  document.addEventListener("keydown", pressed);
  document.addEventListener("htmx:beforeSwap", keep);
  document.addEventListener("htmx:afterSettle", settled);
  window.addEventListener("pageshow", told); // a browser may keep ticks when one comes back
  told();
}
