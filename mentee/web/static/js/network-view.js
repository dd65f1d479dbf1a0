// Draws the network on a canvas: a camera over fixed places, people as discs, ties as lines, names where there is room.
const PURSUED = 1, LISTED = 2, INSIDE = 4;
const TAU = 2 * Math.PI;

export class View {
  constructor(canvas, data, ink) {
    Object.assign(this, { canvas, data, ink, lit: [], picked: -1, dimmed: null, wanted: 0, frames: [] });
    this.pen = canvas.getContext("2d", { alpha: false });
    this.count = data.id.length;
    this.radius = data.tie.map((tie) => 1.6 + 0.24 * Math.sqrt(tie));
    this.rim = Math.max(40, ...data.x.map((x, i) => Math.hypot(x, data.y[i])));
    this.row = new Map(data.id.map((id, i) => [id, i]));
    this.groups = this.sectors();
    this.measure();
    this.showAll();
  }

  // The canvas has as many points as the screen shows of it.
  measure() {
    this.density = Math.min(2, window.devicePixelRatio || 1);
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.width * this.density);
    this.canvas.height = Math.round(this.height * this.density);
    this.roomy = this.width > 640;
  }

  // Middle angle of each workplace with several people, for its name at the rim.
  sectors() {
    const sums = new Map();
    this.data.group.forEach((group, i) => {
      if (group < 0) return;
      const key = group * 2 + (this.data.flags[i] & INSIDE ? 1 : 0);
      const sum = sums.get(key) ?? { name: this.data.groups[group], x: 0, y: 0, size: 0 };
      sum.x += this.data.x[i];
      sum.y += this.data.y[i];
      sum.size += 1;
      sums.set(key, sum);
    });
    return [...sums.values()].filter((sum) => sum.size > 2).sort((a, b) => b.size - a.size).slice(0, 40);
  }

  showAll() {
    const room = this.roomy ? 150 : 12;
    this.least = Math.min((this.width - room) / 2, (this.height - (this.roomy ? 50 : 16)) / 2) / (this.rim + 6);
    this.camera = { x: 0, y: 0, scale: this.least };
    this.ask();
  }

  // Keeps the point under (px, py) where it is.
  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const { camera } = this;
    const scale = Math.min(24, Math.max(this.least * 0.7, camera.scale * factor));
    camera.x += (px - this.width / 2) * (1 / camera.scale - 1 / scale);
    camera.y += (py - this.height / 2) * (1 / camera.scale - 1 / scale);
    camera.scale = scale;
    this.ask();
  }

  move(dx, dy) {
    const { camera } = this;
    camera.x = Math.min(this.rim, Math.max(-this.rim, camera.x - dx / camera.scale));
    camera.y = Math.min(this.rim, Math.max(-this.rim, camera.y - dy / camera.scale));
    this.ask();
  }

  // Brings person i into sight, near enough to read the names around.
  look(i, nearer = false) {
    const { camera, data } = this;
    if (nearer) camera.scale = Math.max(camera.scale, Math.min(6, this.least * 3));
    const margin = 0.38 / camera.scale;
    const far = Math.abs(data.x[i] - camera.x) > this.width * margin || Math.abs(data.y[i] - camera.y) > this.height * margin;
    if (nearer || far) Object.assign(camera, { x: data.x[i], y: data.y[i] });
    this.ask();
  }

  // Shows all of the chains that are lit, the seeker among them.
  frame(rows) {
    const far = Math.max(30, ...rows.map((i) => Math.hypot(this.data.x[i], this.data.y[i])));
    this.camera = { x: 0, y: 0, scale: Math.max(this.least, Math.min(6, (0.42 * Math.min(this.width, this.height)) / far)) };
    this.ask();
  }

  at(px, py, reach = 14) {
    const x = this.camera.x + (px - this.width / 2) / this.camera.scale;
    const y = this.camera.y + (py - this.height / 2) / this.camera.scale;
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < this.count; i++) {
      const away = Math.hypot(this.data.x[i] - x, this.data.y[i] - y) - this.radius[i];
      if (away < least) [best, least] = [i, away];
    }
    return least * this.camera.scale < reach ? best : -1;
  }

  // The nearest person in a direction, from person i or from the seeker.
  beside(i, dx, dy) {
    const [x, y] = i < 0 ? [0, 0] : [this.data.x[i], this.data.y[i]];
    let best = -1;
    let least = Infinity;
    for (let j = 0; j < this.count; j++) {
      const along = (this.data.x[j] - x) * dx + (this.data.y[j] - y) * dy;
      if (j === i || along <= 0) continue;
      const across = Math.abs((this.data.x[j] - x) * dy - (this.data.y[j] - y) * dx);
      if (across > along * 1.2) continue;
      if (along + 2 * across < least) [best, least] = [j, along + 2 * across];
    }
    return best;
  }

  // Somebody of a chain who is not on the picture stands beyond the one before them.
  add(id, name, before) {
    const known = this.row.get(id);
    if (known !== undefined) return known;
    const angle = before < 0 ? 0 : Math.atan2(this.data.y[before], this.data.x[before]);
    const { data } = this;
    data.id.push(id);
    data.name.push(name);
    data.x.push(Math.cos(angle) * (this.rim + 14));
    data.y.push(Math.sin(angle) * (this.rim + 14));
    data.tie.push(0);
    data.group.push(-1);
    data.flags.push(0);
    this.radius.push(3);
    this.row.set(id, this.count);
    return this.count++;
  }

  ask() {
    if (!this.wanted) this.wanted = requestAnimationFrame(() => this.draw());
  }

  draw() {
    const begun = performance.now();
    this.wanted = 0;
    const { pen, ink, camera, density } = this;
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.fillStyle = ink.paper;
    pen.fillRect(0, 0, this.width, this.height);
    pen.setTransform(density * camera.scale, 0, 0, density * camera.scale,
      density * (this.width / 2 - camera.x * camera.scale), density * (this.height / 2 - camera.y * camera.scale));
    this.sight = { left: camera.x - this.width / 2 / camera.scale - 6, right: camera.x + this.width / 2 / camera.scale + 6,
      top: camera.y - this.height / 2 / camera.scale - 6, bottom: camera.y + this.height / 2 / camera.scale + 6 };
    const quiet = this.lit.length > 0 || this.dimmed !== null;
    this.drawRings();
    this.drawTies(quiet);
    this.drawPeople(quiet);
    this.drawLit();
    pen.setTransform(density, 0, 0, density, 0, 0);
    this.drawNames(quiet);
    this.frames.push(performance.now() - begun);
    if (this.frames.length > 600) this.frames.shift();
  }

  drawRings() {
    const { pen, ink, camera } = this;
    pen.strokeStyle = ink.line;
    pen.lineWidth = 1 / camera.scale;
    for (const ring of this.data.rings) {
      pen.beginPath();
      pen.arc(0, 0, ring.radius, 0, TAU);
      pen.stroke();
    }
  }

  drawTies(quiet) {
    const { pen, ink, camera, sight, data: { x, y, ties } } = this;
    const near = (i) => x[i] > sight.left && x[i] < sight.right && y[i] > sight.top && y[i] < sight.bottom;
    pen.globalAlpha = quiet ? 0.12 : Math.min(0.5, 0.14 + 0.06 * camera.scale);
    pen.strokeStyle = ink.edge;
    pen.lineWidth = Math.max(0.7 / camera.scale, 0.35);
    pen.beginPath();
    for (let k = 0; k < ties.length; k += 2) {
      if (!near(ties[k]) && !near(ties[k + 1])) continue;
      pen.moveTo(x[ties[k]], y[ties[k]]);
      pen.lineTo(x[ties[k + 1]], y[ties[k + 1]]);
    }
    pen.stroke();
    pen.globalAlpha = 1;
    if (this.picked < 0) return;
    pen.strokeStyle = ink.pursued;
    pen.lineWidth = 1.6 / camera.scale;
    pen.beginPath();
    for (let k = 0; k < ties.length; k += 2) {
      if (ties[k] !== this.picked && ties[k + 1] !== this.picked) continue;
      pen.moveTo(x[ties[k]], y[ties[k]]);
      pen.lineTo(x[ties[k + 1]], y[ties[k + 1]]);
    }
    pen.stroke();
  }

  drawPeople(quiet) {
    const { ink, data: { flags } } = this;
    this.discs((i) => !(flags[i] & INSIDE), ink.outside, quiet ? 0.3 : 1);
    this.discs((i) => flags[i] & INSIDE, ink.inside, quiet ? 0.3 : 1);
    this.marks((i) => flags[i] & LISTED && !(flags[i] & PURSUED), ink.listed, quiet ? 0.4 : 1);
    this.marks((i) => flags[i] & PURSUED, ink.pursued, quiet ? 0.4 : 1);
    if (this.dimmed) {
      this.discs((i) => this.dimmed.has(i) && !(flags[i] & INSIDE), ink.outside, 1);
      this.discs((i) => this.dimmed.has(i) && flags[i] & INSIDE, ink.inside, 1);
    }
    this.pen.fillStyle = ink.ink;
    this.pen.beginPath();
    this.pen.arc(0, 0, 7, 0, TAU);
    this.pen.fill();
  }

  discs(which, colour, alpha) {
    const { pen, sight, radius, data: { x, y } } = this;
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    pen.beginPath();
    for (let i = 0; i < this.count; i++) {
      if (!which(i) || x[i] < sight.left || x[i] > sight.right || y[i] < sight.top || y[i] > sight.bottom) continue;
      pen.moveTo(x[i] + radius[i], y[i]);
      pen.arc(x[i], y[i], radius[i], 0, TAU);
    }
    pen.fill();
    pen.globalAlpha = 1;
  }

  // A ring around those who are marked.
  marks(which, colour, alpha) {
    const { pen, camera, radius, data: { x, y } } = this;
    pen.globalAlpha = alpha;
    pen.strokeStyle = colour;
    pen.lineWidth = Math.max(2 / camera.scale, 0.8);
    pen.beginPath();
    for (let i = 0; i < this.count; i++) {
      if (!which(i)) continue;
      const away = radius[i] + 1.5 / camera.scale + 0.8;
      pen.moveTo(x[i] + away, y[i]);
      pen.arc(x[i], y[i], away, 0, TAU);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }

  drawLit() {
    const { pen, ink, camera, radius, data: { x, y } } = this;
    for (const [k, way] of [...this.lit.entries()].reverse()) {
      pen.strokeStyle = pen.fillStyle = ink.lit;
      pen.globalAlpha = k ? 0.55 : 1;
      pen.lineWidth = (k ? 2 : 4) / camera.scale;
      pen.beginPath();
      pen.moveTo(0, 0);
      for (const i of way) pen.lineTo(x[i], y[i]);
      pen.stroke();
      pen.globalAlpha = 1;
      pen.beginPath();
      for (const i of way) {
        pen.moveTo(x[i] + radius[i], y[i]);
        pen.arc(x[i], y[i], Math.max(radius[i], 5 / camera.scale), 0, TAU);
      }
      pen.fill();
    }
    if (this.picked >= 0) this.marks((i) => i === this.picked, ink.ink, 1);
  }

  // Names of those who matter most first, each only where no other stands.
  drawNames(quiet) {
    const { pen, ink, camera, data } = this;
    const taken = [];
    const place = (text, px, py, { font, colour, align = "center", must = false }) => {
      pen.font = font;
      const wide = pen.measureText(text).width;
      const left = align === "center" ? px - wide / 2 : align === "right" ? px - wide : px;
      const box = [left - 3, py - 9, left + wide + 3, py + 9];
      if (!must && (box[0] < 2 || box[2] > this.width - 2 || box[1] < 2 || box[3] > this.height - 2)) return;
      if (!must && taken.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1])) return;
      taken.push(box);
      pen.textAlign = "left";
      pen.textBaseline = "middle";
      pen.lineWidth = 3.5;
      pen.lineJoin = "round";
      pen.strokeStyle = ink.paper;
      pen.strokeText(text, left, py);
      pen.fillStyle = colour;
      pen.fillText(text, left, py);
    };
    const on = (x, y) => [(x - camera.x) * camera.scale + this.width / 2, (y - camera.y) * camera.scale + this.height / 2];
    const person = (i, must) => {
      const [px, py] = on(data.x[i], data.y[i]);
      if (px < -40 || py < -20 || px > this.width + 40 || py > this.height + 20) return;
      place(data.name[i], px, py + Math.max(radiusOf(i), 4) + 10, { font: must ? ink.strong : ink.plain, colour: ink.ink, must });
    };
    const radiusOf = (i) => this.radius[i] * camera.scale;
    place("You", ...on(0, 0).map((v, k) => (k ? v + 7 * camera.scale + 9 : v)), { font: ink.strong, colour: ink.ink, must: true });
    if (this.picked >= 0) person(this.picked, true);
    const shown = new Set(this.lit.flat());
    for (const i of shown) person(i, true);
    if (this.dimmed) [...this.dimmed].slice(0, 40).forEach((i) => person(i, false));
    if (this.roomy && !quiet) for (const group of this.groups) this.groupName(group, on, place);
    if (quiet) return;
    const most = Math.min(60, Math.round(8 + 9 * (camera.scale / this.least)));
    let placed = 0;
    for (let i = 0; i < this.count && taken.length < most && placed < 400; i++, placed++) person(i, false);
  }

  groupName(group, on, place) {
    const angle = Math.atan2(group.y, group.x);
    const [px, py] = on(Math.cos(angle) * (this.rim + 8), Math.sin(angle) * (this.rim + 8));
    const text = group.name.length > 26 ? `${group.name.slice(0, 25)}…` : group.name;
    const sideways = Math.cos(angle);
    place(text, px, py, { font: this.ink.small, colour: this.ink.soft, align: sideways > 0.35 ? "left" : sideways < -0.35 ? "right" : "center" });
  }
}
