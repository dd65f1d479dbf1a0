// Draws the network on a canvas: a camera over fixed places, people as discs, ties as lines, names where there is room.
const PURSUED = 1, LISTED = 2, INSIDE = 4;
const TAU = 2 * Math.PI;
const FEW = 250; // as many discs as names keep clear of

export class View {
  constructor(canvas, data, ink) {
    Object.assign(this, { canvas, data, ink, lit: [], picked: -1, dimmed: null, wanted: 0, frames: [] });
    this.pen = canvas.getContext("2d", { alpha: false });
    this.count = data.id.length;
    this.size = data.tie.map((tie) => 1.6 + 0.24 * Math.sqrt(tie));
    this.radius = this.size.slice();
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
    this.size.push(3);
    this.radius.push(3);
    this.fitted = 0;
    this.row.set(id, this.count);
    return this.count++;
  }

  // Discs grow with nearness only so far: then names matter more.
  fit() {
    const most = 13 / this.camera.scale;
    if (this.fitted === most) return;
    this.fitted = most;
    for (let i = 0; i < this.count; i++) this.radius[i] = Math.min(this.size[i], (most * this.size[i]) / 4);
  }

  ask() {
    if (!this.wanted) this.wanted = requestAnimationFrame(() => this.draw());
  }

  draw() {
    const begun = performance.now();
    this.wanted = 0;
    this.fit();
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

  inSight(i) {
    const { sight, data: { x, y } } = this;
    return x[i] > sight.left && x[i] < sight.right && y[i] > sight.top && y[i] < sight.bottom;
  }

  middle() {
    return Math.min(7, 20 / this.camera.scale);
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
    const { pen, ink, camera, data: { x, y, ties } } = this;
    pen.globalAlpha = quiet ? 0.12 : Math.min(0.5, 0.14 + 0.06 * camera.scale);
    pen.strokeStyle = ink.edge;
    pen.lineWidth = Math.max(0.7 / camera.scale, 0.35);
    pen.beginPath();
    for (let k = 0; k < ties.length; k += 2) {
      if (!this.inSight(ties[k]) && !this.inSight(ties[k + 1])) continue;
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
    this.pen.arc(0, 0, this.middle(), 0, TAU);
    this.pen.fill();
  }

  discs(which, colour, alpha) {
    const { pen, radius, data: { x, y } } = this;
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    pen.beginPath();
    for (let i = 0; i < this.count; i++) {
      if (!which(i) || !this.inSight(i)) continue;
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
    const place = (text, spots, { font, colour, must = false }) => {
      pen.font = font;
      const wide = pen.measureText(text).width;
      for (const [px, py, align] of spots) {
        const left = px - wide * align;
        const box = [left - 3, py - 8, left + wide + 3, py + 8];
        const out = box[0] < 2 || box[2] > this.width - 2 || box[1] < 2 || box[3] > this.height - 2;
        const hit = taken.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1]);
        if ((out || hit) && !(must && spots.at(-1)[1] === py)) continue;
        taken.push(box);
        pen.textAlign = "left";
        pen.textBaseline = "middle";
        pen.lineWidth = 3.5;
        pen.lineJoin = "round";
        pen.strokeStyle = ink.paper;
        pen.strokeText(text, left, py);
        pen.fillStyle = colour;
        pen.fillText(text, left, py);
        return true;
      }
      return false;
    };
    const on = (x, y) => [(x - camera.x) * camera.scale + this.width / 2, (y - camera.y) * camera.scale + this.height / 2];
    const seen = [];
    for (let i = 0; i < this.count && seen.length <= FEW; i++) {
      const [px, py] = on(data.x[i], data.y[i]);
      if (px > 0 && py > 0 && px < this.width && py < this.height) seen.push([px, py, this.radius[i] * camera.scale + (data.flags[i] & (PURSUED | LISTED) ? 6 : 1)]);
    }
    const middle = this.middle() * camera.scale;
    taken.push([...on(0, 0).map((v) => v - middle), ...on(0, 0).map((v) => v + middle)]);
    if (seen.length <= FEW) for (const [px, py, r] of seen) taken.push([px - r, py - r, px + r, py + r]);
    const person = (i, must) => {
      const [px, py] = on(data.x[i], data.y[i]);
      if (px < -40 || py < -20 || px > this.width + 40 || py > this.height + 20) return false;
      const away = this.radius[i] * camera.scale + (data.flags[i] & (PURSUED | LISTED) ? 7 : 2);
      const spots = [[px, py + away + 9, 0.5], [px, py - away - 9, 0.5], [px + away + 4, py, 0], [px - away - 4, py, 1]];
      return place(data.name[i], must ? [...spots, spots[0]] : spots, { font: must ? ink.strong : ink.plain, colour: ink.ink, must });
    };
    const [x, y] = on(0, 0);
    place("You", [[x, y + middle + 10, 0.5]], { font: ink.strong, colour: ink.ink, must: true });
    if (this.picked >= 0) person(this.picked, true);
    for (const i of new Set(this.lit.flat())) if (i !== this.picked) person(i, true);
    if (this.dimmed) [...this.dimmed].slice(0, 40).forEach((i) => person(i, false));
    if (quiet) return;
    if (this.roomy) for (const group of this.groups) this.groupName(group, on, place);
    let room = Math.min(60, Math.round(10 + 9 * (camera.scale / this.least)));
    let tries = 300;
    for (let i = 0; i < this.count && room > 0 && tries > 0; i++) {
      if (i === this.picked || !data.name[i] || !this.inSight(i)) continue;
      tries--;
      if (person(i, false)) room--;
    }
  }

  groupName(group, on, place) {
    const angle = Math.atan2(group.y, group.x);
    const [px, py] = on(Math.cos(angle) * (this.rim + 8), Math.sin(angle) * (this.rim + 8));
    const text = group.name.length > 26 ? `${group.name.slice(0, 25)}…` : group.name;
    const sideways = Math.cos(angle);
    place(text, [[px, py, sideways > 0.35 ? 0 : sideways < -0.35 ? 1 : 0.5]], { font: this.ink.small, colour: this.ink.soft });
  }
}
