// What hands do to the picture: drag, pinch, scroll, tap, and the keyboard.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function hold(view, { pick, open, leave }) {
  const { canvas } = view;
  const down = new Map();
  let moved = 0;

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = place(event);
    const before = down.get(event.pointerId);
    if (!before) {
      canvas.classList.toggle("over", event.pointerType === "mouse" && view.at(...now, 4) >= 0);
      return;
    }
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (down.size === 1) view.move(now[0] - before[0], now[1] - before[1]);
    if (down.size === 2) pinch(event.pointerId, before, now);
    down.set(event.pointerId, now);
  });
  const up = (event) => {
    const was = down.delete(event.pointerId);
    if (was && event.type === "pointerup" && moved < 6 && !down.size) {
      const found = view.at(...place(event), event.pointerType === "touch" ? 22 : 10);
      if (found >= 0) pick(found);
      else leave();
    }
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);

  function pinch(id, before, now) {
    const [, other] = [...down].find(([key]) => key !== id);
    const apart = (a) => Math.max(1, Math.hypot(a[0] - other[0], a[1] - other[1]));
    view.move((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    view.zoom(apart(now) / apart(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  }

  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), ...place(event));
  }, { passive: false });

  canvas.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) view.move(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow) {
      const next = view.beside(view.picked, ...arrow);
      if (next >= 0) pick(next, true);
    } else if (event.key === "+" || event.key === "=") view.zoom(1.35);
    else if (event.key === "-") view.zoom(1 / 1.35);
    else if (event.key === "0") view.showAll();
    else if (event.key === "Enter" && view.picked >= 0) open(view.picked);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
