// Files can be dropped on the whole field; what is being sent is shown with its progress.
function sized(bytes) {
  const units = ["B", "kB", "MB", "GB"];
  const at = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** at).toFixed(at ? 1 : 0)} ${units[at]}`;
}

function listed(field, place) {
  place.replaceChildren(
    ...[...field.files].map((file) => {
      const row = document.createElement("li");
      row.textContent = `${file.name} (${sized(file.size)})`;
      return row;
    }),
  );
}

function send(form, meter, words) {
  const request = new XMLHttpRequest();
  const begun = Date.now();
  request.open("POST", form.action);
  request.setRequestHeader("X-Requested-With", "drop");
  request.upload.addEventListener("progress", (event) => {
    const share = event.loaded / event.total;
    const left = ((Date.now() - begun) / 1000) * (1 / Math.max(share, 0.001) - 1);
    meter.value = share;
    words.textContent = `${sized(event.loaded)} of ${sized(event.total)}, ${Math.ceil(left)} s left`;
  });
  const stopped = () => {
    const told = request.status === 400 && request.responseText;
    words.textContent = told || "The files could not be sent. Are they too large, or has mentee been stopped?";
    form.removeAttribute("aria-busy");
  };
  request.addEventListener("load", () => {
    const to = request.getResponseHeader("X-Goes-To");
    if (request.status < 300 && to) location.assign(to);
    else stopped();
  });
  request.addEventListener("error", stopped);
  meter.hidden = false;
  form.setAttribute("aria-busy", "true");
  request.send(new FormData(form));
}

function begin(form) {
  if (form.dataset.begun) return;
  form.dataset.begun = "yes";
  const field = form.querySelector("input[type=file]");
  const place = form.querySelector("[data-files]");
  const stop = (event, over) => {
    event.preventDefault();
    form.classList.toggle("over", over);
  };
  form.addEventListener("dragover", (event) => stop(event, true));
  form.addEventListener("dragleave", (event) => stop(event, false));
  form.addEventListener("drop", (event) => {
    stop(event, false);
    field.files = event.dataTransfer.files;
    listed(field, place);
    form.requestSubmit();
  });
  field.addEventListener("change", () => listed(field, place));
  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    send(form, form.querySelector("progress"), form.querySelector("[data-words]"));
  });
}

export function startDrop(root) {
  root.querySelectorAll("form[data-drop]").forEach(begin);
}
