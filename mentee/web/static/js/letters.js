// A draft can be changed in place: its gaps are chosen by a click, and the mail program gets what stands there.
const LONGEST = 1900;

function link(letter) {
  const text = (selector) => letter.querySelector(selector)?.innerText.trim() ?? "";
  const forward = text("[data-forward]");
  const body = (text("[data-body]") + (forward ? `\n\n---\n\n${forward}` : "")).replace(/\r?\n/g, "\r\n");
  const start = `mailto:${encodeURIComponent(letter.dataset.address).replace("%40", "@")}?subject=${encodeURIComponent(text("[data-subject]"))}`;
  const whole = `${start}&body=${encodeURIComponent(body)}`;
  return whole.length <= LONGEST ? whole : start;
}

function editable(part, label) {
  try {
    part.contentEditable = "plaintext-only";
  } catch {
    part.contentEditable = "true";
  }
  part.setAttribute("role", "textbox");
  part.setAttribute("aria-multiline", "true");
  part.setAttribute("aria-label", label);
}

function begin(letter) {
  if (letter.dataset.begun) return;
  letter.dataset.begun = "yes";
  const labels = { "[data-subject]": "Subject", "[data-body]": "Text", "[data-forward]": "The part to pass on" };
  for (const [selector, label] of Object.entries(labels)) {
    const part = letter.querySelector(selector);
    if (part) editable(part, label);
  }
  const opener = letter.querySelector("[data-mailto]");
  letter.addEventListener("input", (event) => {
    if (opener) opener.href = link(letter);
    const gap = window.getSelection().anchorNode?.parentElement?.closest("mark");
    if (gap && !/^\[.*\]$/s.test(gap.textContent)) gap.classList.add("filled");
  });
  letter.addEventListener("click", (event) => {
    const gap = event.target.closest("mark:not(.filled)");
    if (gap) window.getSelection().selectAllChildren(gap);
  });
}

const startWithin = (root) => root.querySelectorAll("[data-letter]").forEach(begin);
startWithin(document);
document.addEventListener("htmx:load", (event) => startWithin(event.detail.elt));
