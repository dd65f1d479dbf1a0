// A ranked list can be dragged; its numbers follow, and numbers can still be typed.
const number = (row) => row.querySelector("input[type=number]");

// What stands below the row that moved and below all that had a number was not ranked, and stays so.
function renumber(list, moved) {
  const rows = [...list.children];
  const last = Math.max(rows.indexOf(moved), rows.findLastIndex((row) => number(row).value !== ""));
  rows.slice(0, last + 1).forEach((row, i) => (number(row).value = i + 1));
}

function begin(list) {
  if (list.dataset.begun) return;
  list.dataset.begun = "yes";
  let held = null;
  let from = null;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    held = event.target.closest("li");
    from = held.nextElementSibling;
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!held || !over || over === held || over.parentElement !== list) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](held);
  });
  list.addEventListener("dragend", () => {
    if (held && held.nextElementSibling !== from) renumber(list, held);
    held = null;
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("li");
    const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[button.dataset.move === "up" ? "before" : "after"](row);
    renumber(list, row);
    button.focus();
  });
}

export function startRanking(root) {
  root.querySelectorAll("[data-rank]").forEach(begin);
}
