// Words after deeds go by themselves, save while somebody looks at them.
const STAYS = 9000;

function begin(toast) {
  if (toast.dataset.begun) return;
  toast.dataset.begun = "yes";
  const leave = () => {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000);
    else toast.remove();
  };
  setTimeout(leave, STAYS);
}

export function startToasts() {
  const place = document.getElementById("toasts");
  const all = () => {
    place.querySelectorAll(".toast").forEach(begin);
    // Only the latest deed can be taken back: an older word of one offers it no more.
    [...place.querySelectorAll('form[action^="/undo/"]')].slice(0, -1).forEach((form) => form.remove());
  };
  all();
  new MutationObserver(all).observe(place, { childList: true, subtree: true });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-dismiss]")) event.target.closest(".toast").remove();
  });
}
