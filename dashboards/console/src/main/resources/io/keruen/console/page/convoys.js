// The formation strip: each convoy in driving order, front on the left, with the gaps between.
import { kmh, number, roleWords, span, words } from './words.js';
import { arrange, html, mark, setText } from './marks.js';

const at = (id) => document.getElementById(id);

export class ConvoyStrip {
  #rows = new Map();
  #onConvoy;
  #onVehicle;

  /** onConvoy(convoy) and onVehicle(vehicleId) are asked to show one on the map. */
  constructor(onConvoy, onVehicle) {
    this.#onConvoy = onConvoy;
    this.#onVehicle = onVehicle;
  }

  show(board) {
    at('convoys-empty').hidden = board.convoys.length > 0;
    const worst = board.worstByVehicle();
    const names = new Map(board.zones.map((zone) => [zone.properties.id, zone.properties.name]));
    const inOrder = [...board.convoys].sort((a, b) => a.convoyId.localeCompare(b.convoyId, 'en', { numeric: true }));
    const rows = inOrder.map((convoy) => {
      const key = `${convoy.escortId}\n${convoy.vehicleIds.join('\n')}`;
      let row = this.#rows.get(key);
      if (!row) this.#rows.set(key, (row = this.#row(convoy)));
      update(row, convoy, board, worst, names);
      return row;
    });
    const nodes = rows.map((row) => row.node);
    for (const [key, row] of this.#rows) if (!rows.includes(row)) this.#rows.delete(key);
    arrange(at('convoys'), nodes);
  }

  #row(convoy) {
    const title = html('button', { type: 'button', class: 'convoy-name', title: 'Show and follow on the map' });
    title.textContent = convoy.convoyId;
    title.addEventListener('click', () => this.#onConvoy(convoy.convoyId));
    const facts = html('span', { class: 'convoy-facts' });
    const vehicles = new Map();
    const gaps = new Map();
    const strip = html('ol', { class: 'strip', 'aria-label': `Vehicles of ${convoy.convoyId}, front first` });
    convoy.vehicleIds.forEach((vehicleId, i) => {
      if (i > 0) {
        const gap = gapNode();
        gaps.set(vehicleId, gap);
        strip.append(gap.node);
      }
      const vehicle = this.#vehicleNode(vehicleId);
      vehicles.set(vehicleId, vehicle);
      strip.append(vehicle.node);
    });
    const front = html('span', { class: 'front', 'aria-hidden': 'true' }, '◀ front');
    const head = html('div', { class: 'convoy-head' }, title, facts, front);
    const node = html('article', { class: 'convoy', 'data-convoy-id': convoy.convoyId }, head, strip);
    return { node, facts, vehicles, gaps };
  }

  #vehicleNode(vehicleId) {
    const badge = html('span', { class: 'vehicle-mark' });
    const id = html('span', { class: 'vehicle-id', title: vehicleId }, vehicleId);
    const role = html('span', { class: 'vehicle-role' });
    const speed = html('span', { class: 'vehicle-speed' });
    const button = html(
      'button',
      { type: 'button', class: 'vehicle-box', 'data-vehicle-id': vehicleId },
      html('span', { class: 'vehicle-top' }, id, badge),
      html('span', { class: 'vehicle-bottom' }, role, speed),
    );
    button.addEventListener('click', () => this.#onVehicle(vehicleId));
    return { node: html('li', {}, button), button, badge, role, speed, severity: undefined };
  }
}

function update(row, convoy, board, worst, names) {
  const planned = new Map();
  const escort = board.escorts.filter((one) => one.escortId === convoy.escortId).pop();
  for (const vehicle of escort?.vehicles ?? []) planned.set(vehicle.vehicleId, vehicle);
  const route = convoy.routeId ? (names.get(convoy.routeId) ?? convoy.routeId) : 'no route, straight gaps';
  const count = convoy.vehicleIds.length;
  setText(row.facts, `escort ${convoy.escortId} · ${route} · ${count} vehicle${count === 1 ? '' : 's'}`);
  for (const [vehicleId, node] of row.vehicles) {
    updateVehicle(node, vehicleId, board, worst.get(vehicleId), planned.get(vehicleId));
  }
  for (const gap of convoy.gaps ?? []) {
    const node = row.gaps.get(gap.followerId);
    if (node) updateGap(node, gap);
  }
}

function updateVehicle(node, vehicleId, board, severity, planned) {
  const vehicle = board.vehicles.get(vehicleId);
  const { state, ageMs } = board.silence(vehicle);
  node.button.dataset.silence = state;
  if (severity) node.button.dataset.severity = severity;
  else delete node.button.dataset.severity;
  if (node.severity !== severity) {
    node.severity = severity;
    node.badge.replaceChildren(...(severity ? [mark(severity)] : []));
  }
  setText(node.role, roleWords(planned?.role ?? vehicle?.role));
  const silent = vehicle ? `silent ${span(ageMs)}` : 'not heard';
  setText(node.speed, state === 'heard' ? kmh(vehicle.speedMps) : silent);
  const worstWords = severity ? `, open alert: ${words(severity)}` : '';
  node.button.setAttribute('aria-label', `${vehicleId}, ${node.role.textContent}, ${node.speed.textContent}${worstWords}`);
}

function gapNode() {
  const value = html('span', { class: 'gap-value' });
  const needle = html('span', { class: 'gap-needle' });
  const low = html('span', { class: 'gap-low' });
  const high = html('span', { class: 'gap-high' });
  const bar = html('span', { class: 'gap-bar', 'aria-hidden': 'true' }, low, high, needle);
  const word = html('span', { class: 'gap-word' });
  return { node: html('li', { class: 'gap' }, value, bar, word), value, needle, low, high, bar, word };
}

const pct = (value, full) => `${Math.max(0, Math.min(100, (100 * value) / full))}%`;

function updateGap(node, gap) {
  const { gapM, minM, maxM, splitM } = gap;
  const known = Number.isFinite(gapM);
  let state = 'unknown';
  let word = 'unknown';
  if (known) {
    state = 'fine';
    word = Number.isFinite(maxM) ? `max ${number(maxM)}` : '';
    if (gapM < minM) [state, word] = ['close', `close < ${number(minM)}`];
    else if (gapM > splitM) [state, word] = ['split', `split > ${number(splitM)}`];
    else if (gapM > maxM) [state, word] = ['wide', `wide > ${number(maxM)}`];
  }
  node.node.dataset.gap = state;
  setText(node.value, known ? `${number(gapM, 1)} m` : '? m');
  setText(node.word, word);
  const full = Number.isFinite(maxM) ? maxM * 1.5 : Math.max(60, known ? gapM : 0);
  node.low.style.width = Number.isFinite(minM) ? pct(minM, full) : '0';
  node.high.style.left = Number.isFinite(maxM) ? pct(maxM, full) : '100%';
  node.needle.hidden = !known;
  if (known) node.needle.style.left = pct(gapM, full);
}
