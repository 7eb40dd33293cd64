// What is drawn over the base map, whichever it is: trails, vehicles and names. Names that would lie on each other
// give way: the urgent first, then vehicles, then zones; a name that gave way is counted on the one in its place.
import { arrange, markGroup, setText, svg } from './marks.js';
import { severityRank, span } from './words.js';
import { labelPlace } from './zones.js';

const ARROW = 'M0,-10L6.5,8L0,4.5L-6.5,8Z';
const ROUND = 'M-5.5,0A5.5,5.5 0 1 1 5.5,0A5.5,5.5 0 1 1 -5.5,0Z';
const CHAR_PX = 6.9;
const LINE_PX = 15;
const MARGIN_PX = 40;
const NAMES = 300; // each is compared with all others, and more could not be read

export class Overlay {
  #root;
  #trails = svg('g', { class: 'trails' });
  #zoneNames = svg('g', { class: 'zone-names' });
  #vehicles = svg('g', { class: 'vehicles' });
  #nodes = new Map();
  #zoneNodes = [];
  #zones = [];
  #selected = null;
  places = new Map();

  constructor(root) {
    this.#root = root;
    root.append(this.#zoneNames, this.#trails, this.#vehicles);
  }

  setZones(features) {
    this.#zones = features;
    this.#zoneNodes = features.map((feature) => {
      const text = svg('text', { class: 'zone-name', 'data-zone-id': feature.properties.id, 'text-anchor': 'middle' });
      text.textContent = feature.properties.name ?? feature.properties.id;
      return text;
    });
    this.#zoneNames.replaceChildren(...this.#zoneNodes);
  }

  select(vehicleId) {
    this.#selected = vehicleId;
  }

  /** The vehicle nearest to this pixel, if one is near. */
  vehicleAt(x, y) {
    let nearest = null;
    let best = 18;
    for (const [vehicleId, place] of this.places) {
      const away = Math.hypot(place.x - x, place.y - y);
      if (away < best) [best, nearest] = [away, vehicleId];
    }
    return nearest;
  }

  draw(board, base) {
    const width = this.#root.clientWidth;
    const height = this.#root.clientHeight;
    const worst = board.worstByVehicle();
    const seen = [];
    this.places.clear();
    for (const vehicle of board.vehicles.values()) {
      if (!Number.isFinite(vehicle.latDeg) || !Number.isFinite(vehicle.lonDeg)) continue;
      const place = base.project([vehicle.lonDeg, vehicle.latDeg]);
      const inside = place.x > -MARGIN_PX && place.y > -MARGIN_PX && place.x < width + MARGIN_PX && place.y < height + MARGIN_PX;
      seen.push({ vehicle, place, inside, severity: worst.get(vehicle.vehicleId) });
      this.places.set(vehicle.vehicleId, place);
    }
    seen.sort((a, b) => this.#rank(a) - this.#rank(b) || (a.vehicle.vehicleId < b.vehicle.vehicleId ? -1 : 1));
    const taken = [];
    for (const one of seen) this.#drawVehicle(one, board, base);
    this.#placeNames(seen, taken);
    this.#placeZoneNames(base, taken, width, height);
    // The urgent on top: SVG draws the last above.
    arrange(this.#vehicles, seen.map((one) => this.#nodes.get(one.vehicle.vehicleId).node).reverse());
    arrange(this.#trails, seen.map((one) => this.#nodes.get(one.vehicle.vehicleId).trail));
    for (const vehicleId of [...this.#nodes.keys()]) if (!board.vehicles.has(vehicleId)) this.#nodes.delete(vehicleId);
  }

  #rank({ vehicle, severity }) {
    if (vehicle.vehicleId === this.#selected) return -1;
    if (severity) return severityRank(severity);
    return vehicle.role === 'LEAD' ? 10 : 11;
  }

  #node(vehicleId) {
    let known = this.#nodes.get(vehicleId);
    if (!known) {
      const body = svg('path', { class: 'vehicle-body' });
      const badge = svg('g', { class: 'vehicle-badge' });
      const halo = svg('circle', { r: 15, class: 'vehicle-halo' });
      const name = svg('text', { class: 'vehicle-name' });
      const node = svg('g', { class: 'vehicle', 'data-vehicle-id': vehicleId }, halo, body, badge, name);
      known = { node, body, badge, name, trail: svg('polyline', { class: 'trail' }), severity: undefined };
      this.#nodes.set(vehicleId, known);
    }
    return known;
  }

  #drawVehicle({ vehicle, place, inside, severity }, board, base) {
    const known = this.#node(vehicle.vehicleId);
    const { state, ageMs } = board.silence(vehicle);
    known.node.style.display = inside ? '' : 'none';
    known.node.setAttribute('transform', `translate(${place.x.toFixed(1)},${place.y.toFixed(1)})`);
    known.node.dataset.silence = state;
    known.node.dataset.severity = severity ?? '';
    known.node.dataset.selected = String(vehicle.vehicleId === this.#selected);
    const turned = Number.isFinite(vehicle.courseDeg);
    known.body.setAttribute('d', turned ? ARROW : ROUND);
    known.body.setAttribute('transform', turned ? `rotate(${vehicle.courseDeg.toFixed(1)})` : '');
    if (known.severity !== severity) {
      known.severity = severity;
      known.badge.replaceChildren(...(severity ? [markGroup(severity)] : []));
      known.badge.setAttribute('transform', 'translate(11,-12) scale(0.75)');
    }
    known.text = state === 'heard' ? vehicle.vehicleId : `${vehicle.vehicleId} · silent ${span(ageMs)}`;
    const trail = vehicle.trail ?? [];
    const points = inside ? trail.map((one) => base.project(one)) : [];
    known.trail.setAttribute('points', points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' '));
  }

  #placeNames(seen, taken) {
    for (const { place, inside } of seen) {
      if (inside) taken.push({ x: place.x - 8, y: place.y - 8, w: 16, h: 16, soft: true });
    }
    const inView = seen.filter((one) => one.inside);
    for (const { vehicle } of inView.slice(NAMES)) setText(this.#nodes.get(vehicle.vehicleId).name, '');
    for (const { vehicle, place, severity } of inView.slice(0, NAMES)) {
      const known = this.#nodes.get(vehicle.vehicleId);
      const w = known.text.length * CHAR_PX + 26; // room for "+12"
      const gap = severity ? 21 : 14;
      const spots = [
        { x: place.x + gap, y: place.y - LINE_PX / 2, anchor: 'start' },
        { x: place.x - 14 - w, y: place.y - LINE_PX / 2, anchor: 'end' },
        { x: place.x - w / 2, y: place.y + 14, anchor: 'middle' },
        { x: place.x - w / 2, y: place.y - 14 - LINE_PX - (severity ? 8 : 0), anchor: 'middle' },
      ].map((spot) => ({ ...spot, w, h: LINE_PX }));
      const free = spots.find((spot) => !taken.some((other) => overlap(spot, other)));
      if (free) {
        free.known = known;
        free.name = known.text;
        free.more = 0;
        free.place = place;
        taken.push(free);
      } else {
        setText(known.name, '');
        const inTheWay = taken.find((other) => other.known && spots.some((spot) => overlap(spot, other)));
        if (inTheWay) inTheWay.more++;
      }
    }
    for (const label of taken) {
      if (!label.known) continue;
      const { x, y, w, anchor, place } = label;
      const at = anchor === 'start' ? x : anchor === 'end' ? x + w : x + w / 2;
      label.known.name.setAttribute('x', (at - place.x).toFixed(1));
      label.known.name.setAttribute('y', (y - place.y + 11.5).toFixed(1));
      label.known.name.setAttribute('text-anchor', anchor);
      setText(label.known.name, label.more ? `${label.name} +${label.more}` : label.name);
    }
  }

  #placeZoneNames(base, taken, width, height) {
    this.#zones.forEach((feature, i) => {
      const node = this.#zoneNodes[i];
      const place = base.project(labelPlace(feature));
      const w = node.textContent.length * 6 + 6;
      const below = feature.geometry.type === 'MultiLineString' ? 18 : 4;
      const box = { x: place.x - w / 2, y: place.y + below - 12, w, h: 15 };
      const inside = box.x > 0 && box.y > 0 && box.x + w < width && box.y + 15 < height;
      const free = inside && !taken.some((other) => overlap(box, other));
      node.style.display = free ? '' : 'none';
      if (!free) return;
      taken.push(box);
      node.setAttribute('x', place.x.toFixed(1));
      node.setAttribute('y', (place.y + below).toFixed(1));
    });
  }
}

function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
