// The base map without WebGL: the same zones as SVG, in metres around a fixed origin, moved and scaled as a whole.
import { lookOf } from './zones.js';
import { svg } from './marks.js';

const EARTH_M = 6_378_137;
const RAD = Math.PI / 180;
const MIN_SPAN_M = 60;
const MAX_SCALE = 8;
const MIN_SCALE = 1e-5;

const mercatorY = (lat) => EARTH_M * Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * RAD) / 2));

export function createSvgMap(element) {
  return new SvgBase(element);
}

class SvgBase {
  kind = 'svg';
  #element;
  #group;
  #origin = null;
  #view = { x: 0, y: 0, scale: 0.01 };
  #moved = [];
  #hands = [];
  #clicks = [];

  constructor(element) {
    this.#element = element;
    const pattern = svg(
      'pattern',
      { id: 'hatch', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('rect', { width: 8, height: 8, fill: '#c08a85', 'fill-opacity': 0.13 }),
      svg('rect', { width: 2, height: 8, fill: '#c08a85', 'fill-opacity': 0.75 }),
    );
    this.#group = svg('g');
    const root = svg('svg', { class: 'map-svg', role: 'img', 'aria-label': 'Zones' }, svg('defs', {}, pattern), this.#group);
    element.replaceChildren(root);
    element.tabIndex = 0;
    this.#listen();
    new ResizeObserver(() => this.#draw()).observe(element);
  }

  #listen() {
    let drag = null;
    const element = this.#element;
    element.addEventListener('pointerdown', (event) => {
      drag = { x: event.clientX, y: event.clientY, moved: false };
      element.setPointerCapture(event.pointerId);
    });
    element.addEventListener('pointermove', (event) => {
      if (!drag) return;
      const dx = event.clientX - drag.x;
      const dy = event.clientY - drag.y;
      if (!drag.moved && Math.hypot(dx, dy) < 4) return;
      drag = { x: event.clientX, y: event.clientY, moved: true };
      this.#hand();
      this.#pan(dx, dy);
    });
    element.addEventListener('pointerup', (event) => {
      if (drag && !drag.moved) {
        const box = element.getBoundingClientRect();
        for (const call of this.#clicks) call(event.clientX - box.left, event.clientY - box.top);
      }
      drag = null;
    });
    element.addEventListener('pointercancel', () => (drag = null));
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        this.#hand();
        const box = element.getBoundingClientRect();
        this.#zoom(2 ** (-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
      },
      { passive: false },
    );
    element.addEventListener('keydown', (event) => {
      const moves = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
      if (moves[event.key]) this.#pan(...moves[event.key]);
      else if (event.key === '+' || event.key === '=') this.zoomBy(1);
      else if (event.key === '-') this.zoomBy(-1);
      else return;
      event.preventDefault();
      this.#hand();
    });
  }

  #hand() {
    for (const call of this.#hands) call();
  }

  #pan(dx, dy) {
    this.#view.x -= dx / this.#view.scale;
    this.#view.y -= dy / this.#view.scale;
    this.#draw();
  }

  #zoom(factor, px, py) {
    const before = this.#view.scale;
    const after = Math.max(MIN_SCALE, Math.min(MAX_SCALE, before * factor));
    const { clientWidth, clientHeight } = this.#element;
    this.#view.x += (px - clientWidth / 2) * (1 / before - 1 / after);
    this.#view.y += (py - clientHeight / 2) * (1 / before - 1 / after);
    this.#view.scale = after;
    this.#draw();
  }

  #metres([lon, lat]) {
    this.#origin ??= [EARTH_M * lon * RAD, mercatorY(lat), 1 / Math.cos(lat * RAD)];
    return [EARTH_M * lon * RAD - this.#origin[0], this.#origin[1] - mercatorY(lat)];
  }

  setZones(features) {
    this.#group.replaceChildren(...features.map((feature) => this.#shape(feature)).flat());
    this.#draw();
  }

  #shape({ geometry, properties }) {
    const look = lookOf(properties.kind);
    const isLine = geometry.type === 'MultiLineString';
    const rings = isLine ? geometry.coordinates : geometry.coordinates.flat();
    const d = rings
      .map((ring) => `M${ring.map((place) => this.#metres(place).map((m) => m.toFixed(2)).join(',')).join('L')}${isLine ? '' : 'Z'}`)
      .join('');
    const fill = look.hatch ? 'url(#hatch)' : look.fill;
    const shapes = [];
    if (isLine && properties.halfWidthM) {
      shapes.push(
        svg('path', {
          d,
          fill: 'none',
          stroke: look.fill,
          'stroke-opacity': look.opacity,
          'stroke-width': 2 * properties.halfWidthM * (this.#origin?.[2] ?? 1),
          'stroke-linejoin': 'round',
        }),
      );
    }
    shapes.push(
      svg('path', {
        d,
        fill: isLine ? 'none' : fill,
        'fill-opacity': look.hatch ? 1 : look.opacity,
        'fill-rule': 'evenodd',
        stroke: look.stroke,
        'stroke-width': look.width,
        'stroke-dasharray': (look.dash ?? []).join(' '),
        'vector-effect': 'non-scaling-stroke',
      }),
    );
    return shapes;
  }

  #draw() {
    const { clientWidth, clientHeight } = this.#element;
    const { x, y, scale } = this.#view;
    this.#group.setAttribute(
      'transform',
      `translate(${clientWidth / 2 - x * scale},${clientHeight / 2 - y * scale}) scale(${scale})`,
    );
    const pattern = this.#element.querySelector('pattern');
    pattern.setAttribute('patternTransform', `scale(${1 / scale}) rotate(45)`);
    for (const call of this.#moved) call();
  }

  onMove(call) {
    this.#moved.push(call);
  }

  onHand(call) {
    this.#hands.push(call);
  }

  onClick(call) {
    this.#clicks.push(call);
  }

  project(place) {
    const [mx, my] = this.#metres(place);
    const { clientWidth, clientHeight } = this.#element;
    const { x, y, scale } = this.#view;
    return { x: clientWidth / 2 + (mx - x) * scale, y: clientHeight / 2 + (my - y) * scale };
  }

  metresPerPixel() {
    return 1 / (this.#view.scale * (this.#origin?.[2] ?? 1));
  }

  fit([west, south, east, north]) {
    const [x1, y1] = this.#metres([west, north]);
    const [x2, y2] = this.#metres([east, south]);
    const width = Math.max(MIN_SPAN_M, x2 - x1);
    const height = Math.max(MIN_SPAN_M, y2 - y1);
    const { clientWidth, clientHeight } = this.#element;
    const scale = Math.min((clientWidth - 128) / width, (clientHeight - 112) / height);
    this.#view = { x: (x1 + x2) / 2, y: (y1 + y2) / 2, scale: Math.max(MIN_SCALE, Math.min(MAX_SCALE, scale)) };
    this.#draw();
  }

  zoomBy(steps) {
    const { clientWidth, clientHeight } = this.#element;
    this.#zoom(2 ** steps, clientWidth / 2, clientHeight / 2);
  }
}
