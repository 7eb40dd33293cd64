// The map: a base (WebGL, else SVG), the overlay, and where it looks.
import { createGlMap } from './map-gl.js';
import { createSvgMap } from './map-svg.js';
import { Overlay } from './overlay.js';
import { KINDS, boundsOf, drawable, placesOf } from './zones.js';
import { arrange, html, setText, svg } from './marks.js';

const at = (id) => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const AROUND_DEG = 0.0012;

export class ConvoyMap {
  #base;
  #board;
  #overlay = new Overlay(at('overlay'));
  #inForce = null;
  #zoneKey = null;
  #zones = [];
  #auto = true; // looks at everything until a person decides otherwise
  #follow = null;
  #autoKey = '';
  #frame = 0;

  constructor(base, board) {
    this.#base = base;
    this.#board = board;
    base.onMove(() => this.#drawSoon());
    base.onHand(() => this.#hand());
    base.onClick((x, y) => this.#select(this.#overlay.vehicleAt(x, y)));
    at('zoom-in').addEventListener('click', () => this.#byHand(() => base.zoomBy(1, !calm.matches)));
    at('zoom-out').addEventListener('click', () => this.#byHand(() => base.zoomBy(-1, !calm.matches)));
    at('show-all').addEventListener('click', () => this.showAll());
    at('legend').open = at('map').clientWidth > 1000; // on a small screen the road counts more
    document.body.dataset.map = base.kind;
  }

  static async create(board) {
    const forced = new URLSearchParams(location.search).get('map') === 'svg';
    try {
      if (forced) throw new Error('asked for');
      return new ConvoyMap(await createGlMap(at('map')), board);
    } catch (error) {
      if (!forced) {
        at('map-note').hidden = false;
        setText(at('map-note'), `Plain map: ${error.message}`);
      }
      at('map').replaceChildren();
      at('map').className = 'map';
      return new ConvoyMap(createSvgMap(at('map')), board);
    }
  }

  /** Draws the board as it is now. */
  show() {
    this.#showZones();
    const empty = !this.#zones.length && !this.#board.vehicles.size;
    at('map-empty').hidden = !empty;
    if (this.#auto) this.#lookAtAll(false);
    else if (this.#follow) this.#lookAfter();
    this.#draw();
  }

  #showZones() {
    const inForce = this.#board.zonesInForce();
    if (isSame(inForce, this.#inForce)) return; // nothing was sent since: no need to compare what it says
    this.#inForce = inForce;
    const key = JSON.stringify(inForce); // a zone may be sent again under its version, with another shape
    if (key === this.#zoneKey) return;
    this.#zoneKey = key;
    this.#zones = drawable(inForce);
    this.#base.setZones(this.#zones);
    this.#overlay.setZones(this.#zones);
    showLegend(new Set(this.#zones.map((zone) => zone.properties.kind)));
    document.body.dataset.zones = String(this.#zones.length);
  }

  #places(vehicles) {
    return [...vehicles].map((vehicle) => [vehicle.lonDeg, vehicle.latDeg]);
  }

  /** Again only when there is something new to look at, not at every metre that is driven. */
  #lookAtAll(always) {
    const key = `${this.#zoneKey}|${this.#board.vehicles.size}`;
    if (key === this.#autoKey && !always) return;
    this.#autoKey = key;
    const bounds = boundsOf([...placesOf(this.#zones), ...this.#places(this.#board.vehicles.values())]);
    if (bounds) this.#base.fit(bounds, false);
  }

  #members() {
    return [...this.#board.vehicles.values()].filter((vehicle) => vehicle.convoyId === this.#follow);
  }

  /** Moves when the convoy is about to leave the middle of the picture. */
  #lookAfter() {
    const { clientWidth, clientHeight } = at('map');
    const outside = this.#members().some((vehicle) => {
      const { x, y } = this.#base.project([vehicle.lonDeg, vehicle.latDeg]);
      return x < clientWidth * 0.07 || y < clientHeight * 0.09 || x > clientWidth * 0.93 || y > clientHeight * 0.91;
    });
    if (outside) this.#lookAtConvoy();
  }

  #lookAtConvoy() {
    const bounds = boundsOf(this.#places(this.#members()));
    if (bounds) this.#base.fit(bounds, !calm.matches);
  }

  #hand() {
    this.#auto = false;
    this.#setFollow(null);
  }

  #byHand(move) {
    this.#hand();
    move();
  }

  #setFollow(convoyId) {
    this.#follow = convoyId;
    at('following').hidden = !convoyId;
    setText(at('following'), convoyId ? `following ${convoyId}` : '');
  }

  showAll() {
    this.#setFollow(null);
    this.#auto = true;
    this.#lookAtAll(true);
    this.#draw();
  }

  followConvoy(convoyId) {
    this.#auto = false;
    this.#setFollow(convoyId);
    this.#lookAtConvoy();
    this.#draw();
  }

  showVehicle(vehicleId) {
    const vehicle = this.#board.vehicles.get(vehicleId);
    this.#select(vehicleId);
    if (vehicle) this.showPlace(vehicle.latDeg, vehicle.lonDeg);
  }

  showPlace(latDeg, lonDeg) {
    this.#hand();
    const half = AROUND_DEG / 2;
    this.#base.fit([lonDeg - half, latDeg - half, lonDeg + half, latDeg + half], !calm.matches);
    this.#draw();
  }

  #select(vehicleId) {
    this.#overlay.select(vehicleId);
    this.#draw();
  }

  #drawSoon() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.#overlay.draw(this.#board, this.#base);
    showScale(this.#base.metresPerPixel());
  }
}

const isSame = (some, others) => some.length === others?.length && some.every((one, i) => one === others[i]);

function showLegend(kinds) {
  const items = KINDS.filter((look) => kinds.has(look.kind)).map((look) => {
    const swatch = svg('svg', { viewBox: '0 0 22 12', class: 'swatch', 'aria-hidden': 'true' });
    const lineOnly = look.kind === 'BORDER_LINE' || look.kind === 'GATE';
    swatch.append(
      svg(lineOnly ? 'line' : 'rect', {
        ...(lineOnly ? { x1: 0, y1: 6, x2: 22, y2: 6 } : { x: 1, y: 1, width: 20, height: 10 }),
        fill: look.fill,
        'fill-opacity': look.opacity,
        stroke: look.stroke,
        'stroke-width': look.width,
        'stroke-dasharray': (look.dash ?? []).join(' '),
      }),
    );
    if (look.hatch) swatch.append(svg('path', { d: 'M3,11L11,1M9,11L17,1', stroke: look.stroke, 'stroke-width': 1.5 }));
    return html('li', {}, swatch, look.words);
  });
  at('legend').hidden = items.length === 0;
  arrange(at('legend-list'), items);
}

function showScale(metresPerPixel) {
  const most = 120 * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power;
  const usable = Number.isFinite(metres) && metres < 1e6;
  at('scale').hidden = !usable;
  if (!usable) return;
  at('scale').style.width = `${(metres / metresPerPixel).toFixed(0)}px`;
  setText(at('scale-text'), metres >= 1000 ? `${metres / 1000} km` : `${metres} m`);
}
