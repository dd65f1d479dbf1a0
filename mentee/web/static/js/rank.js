// A ranked list can be dragged; its numbers follow, and numbers can still be typed.
function renumber(list) {
  [...list.children].forEach((row, i) => (row.querySelector("input[type=number]").value = i + 1));
}

function begin(list) {
  let held = null;
  for (const row of list.children) row.draggable = true;
  list.addEventListener("dragstart", (event) => {
    held = event.target.closest("li");
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
    held = null;
    renumber(list);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("li");
    const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    other[button.dataset.move === "up" ? "before" : "after"](row);
    renumber(list);
    button.focus();
  });
}

export function startRanking(root) {
  root.querySelectorAll("[data-rank]").forEach(begin);
}
