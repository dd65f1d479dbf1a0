// The network page: loads the picture, shows a card about whom one points at, and lights the ways to somebody.
import { View } from "./network-view.js";
import { hold } from "./network-hands.js";

const figure = document.querySelector("[data-network]");
const form = document.querySelector("[data-network-form]");
const told = document.querySelector("#network-told");
const card = document.querySelector("#network-card");
const field = form.querySelector("input");

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// The colours of the page, as the browser has worked them out for light or dark.
function inks() {
  const colour = (name) => getComputedStyle(figure.querySelector(name));
  const body = getComputedStyle(document.body);
  const line = colour("[data-ink=line]");
  const family = body.fontFamily;
  return {
    paper: colour(".network-stage").backgroundColor, ink: body.color, line: line.borderTopColor, edge: line.color,
    soft: line.backgroundColor, inside: colour(".dot.inside").backgroundColor, outside: colour(".dot.outside").backgroundColor,
    pursued: colour(".dot.pursued").borderTopColor, listed: colour(".dot.listed").borderTopColor, lit: colour(".dot.lit").backgroundColor,
    plain: `500 12px ${family}`, strong: `700 13px ${family}`, small: `600 11.5px ${family}`,
  };
}

// Places come as differences of distances and as angles, ties as differences: that is how they pack best.
function unpacked(data) {
  let far = 0;
  let first = 0;
  data.far.forEach((more, i) => (data.far[i] = far += more));
  data.x = data.far.map((away, i) => away * Math.cos(data.turn[i] / 180));
  data.y = data.far.map((away, i) => away * Math.sin(data.turn[i] / 180));
  for (let k = 0; k < data.ties.length; k += 2) {
    data.ties[k] = first += data.ties[k];
    data.ties[k + 1] += first;
  }
  return data;
}

async function start() {
  const answer = await fetch(figure.dataset.picture, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const data = unpacked(await answer.json());
  const canvas = figure.querySelector("canvas");
  const view = new View(canvas, data, inks());
  figure.querySelector("[data-network-wait]").remove();
  figure.network = view;
  let names = [];
  const readNames = () => (names = data.name.map((name, i) => fold(`${name} ${data.groups[data.group[i]] ?? ""}`)));
  readNames();

  // The names of the many come when somebody begins to look, or to search.
  const GESTURES = ["pointerdown", "wheel", "keydown", "focusin"];
  let waiting = data.name.includes("");
  async function fetchNames() {
    if (!waiting) return;
    waiting = false;
    const found = await fetch(figure.dataset.names);
    if (!found.ok) return;
    const more = await found.json();
    if (more.mark !== data.mark) return;
    more.name.forEach((name, i) => (data.name[i] = name));
    readNames();
    if (field.value) field.dispatchEvent(new Event("input"));
    view.ask();
  }
  for (const place of [figure, form]) for (const gesture of GESTURES) place.addEventListener(gesture, fetchNames, { passive: true });

  const repaint = () => { view.ink = inks(); view.ask(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  document.fonts.ready.then(repaint);
  new ResizeObserver(() => {
    const { camera, least } = view;
    view.measure();
    if (camera.scale === least) view.showAll();
    else view.ask();
  }).observe(canvas);

  let asked = 0;
  let showing = Promise.resolve(); // until the card shows who was picked last
  const leave = () => { asked += 1; view.picked = -1; card.hidden = true; view.ask(); };
  async function show(i, walked) {
    const turn = ++asked;
    const found = await fetch(figure.dataset.card.replace(/\/0\/$/, `/${data.id[i]}/`));
    const html = await found.text();
    if (!found.ok || turn !== asked) return;
    card.innerHTML = html;
    card.hidden = false;
    if (!walked) canvas.focus({ preventScroll: true });
  }
  function pick(i, walked = false) {
    view.picked = i;
    view.look(i);
    showing = show(i, walked);
  }
  const open = () => showing.then(() => { if (!card.hidden) card.querySelector("a.name")?.click(); });
  hold(view, { pick, open, leave });
  const unlight = () => { view.lit = []; view.dimmed = null; told.replaceChildren(); history.replaceState(null, "", location.pathname); view.ask(); };

  figure.addEventListener("click", (event) => {
    const zoom = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (zoom === "all") view.showAll();
    else if (zoom) view.zoom(zoom === "in" ? 1.5 : 1 / 1.5);
    if (event.target.closest("[data-card-closes]")) { leave(); canvas.focus({ preventScroll: true }); }
  });

  // Lights the chains of ids, best first; who is not on the picture is added beyond its rim.
  function light(chains, called = {}) {
    view.dimmed = null;
    view.lit = chains.map((ids) => {
      let before = -1;
      return ids.slice(1).map((id) => (before = view.add(id, called[id] ?? "", before)));
    });
    if (view.lit.length) view.frame(view.lit.flat());
    else view.ask();
  }

  async function ask(words) {
    const address = new URL(form.dataset.ways, location.href);
    address.searchParams.set("q", words);
    const found = await fetch(address);
    if (!found.ok && found.status !== 404) return;
    const answer = await found.json();
    told.innerHTML = answer.html;
    leave();
    light(answer.ways.map((way) => way.ids), Object.fromEntries(answer.ways.flatMap((way) => way.ids.map((id, k) => [id, way.names[k]]))));
    history.replaceState(null, "", `?q=${encodeURIComponent(words)}&ask=1`);
    figure.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  const matches = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    return words.length ? names.flatMap((name, i) => (words.every((word) => name.includes(word)) ? [i] : [])) : null;
  };
  field.addEventListener("input", () => {
    const found = matches();
    view.lit = [];
    view.dimmed = found && new Set(found);
    view.ask();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "ask") {
      if (!field.value.trim()) return;
      event.preventDefault();
      ask(field.value.trim());
      return;
    }
    const found = matches();
    if (found?.length !== 1) return; // the list answers
    event.preventDefault();
    view.look(found[0], true);
    pick(found[0], true);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-ask]");
    if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); field.value = ""; ask(link.dataset.ask); }
    if (event.target.closest("[data-unlight]")) { event.preventDefault(); unlight(); }
  });
  const given = [...told.querySelectorAll("[data-path]")].map((way) => ({
    ids: way.dataset.path.split(",").map(Number), names: [...way.querySelectorAll(".way-line > a, .way-line > span")].map((one) => one.textContent),
  }));
  if (field.value && !given.length) fetchNames();
  if (given.length) light(given.map((way) => way.ids), Object.fromEntries(given.flatMap((way) => way.ids.map((id, k) => [id, way.names[k]]))));
  else if (field.value) field.dispatchEvent(new Event("input"));
  figure.dataset.drawn = "";
}

start();
