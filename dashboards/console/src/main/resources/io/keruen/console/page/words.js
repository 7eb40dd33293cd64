// Names, numbers and times as people read them. Nothing here touches the page.

const UPPER = new Set(['GNSS', 'ID', 'EAEU']);

/** CONVOY_GAP -> "Convoy gap". */
export function words(name) {
  const parts = String(name ?? '').split('_').filter(Boolean);
  return parts
    .map((part, i) => {
      if (UPPER.has(part)) return part;
      const lower = part.toLowerCase();
      return i === 0 ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
    })
    .join(' ');
}

export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** 0 is the most urgent; what is not known is urgent too. */
export function severityRank(severity) {
  const rank = SEVERITIES.indexOf(severity);
  return rank < 0 ? 0 : rank;
}

const ROLES = { LEAD: 'Lead', CARGO: 'Cargo', ESCORT: 'Escort', TAIL: 'Tail' };
export const roleWords = (role) => ROLES[role] ?? 'Of no plan';

const two = (n) => String(n).padStart(2, '0');

/** Clock time of an instant, moved by whole hours from UTC. */
export function clock(timeMs, offsetH = 0) {
  if (!Number.isFinite(timeMs)) return '--:--:--';
  const t = new Date(timeMs + offsetH * 3_600_000);
  return `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}:${two(t.getUTCSeconds())}`;
}

export function date(timeMs, offsetH = 0) {
  if (!Number.isFinite(timeMs)) return 'no time yet';
  const t = new Date(timeMs + offsetH * 3_600_000);
  return `${t.getUTCFullYear()}-${two(t.getUTCMonth() + 1)}-${two(t.getUTCDate())}`;
}

/** Clock time of an instant, with its date where that is not today's. */
export function moment(timeMs, nowMs, offsetH = 0) {
  const day = date(timeMs, offsetH);
  return day === date(nowMs, offsetH) ? clock(timeMs, offsetH) : `${day} ${clock(timeMs, offsetH)}`;
}

/** The same instant on both sides of the border. */
export const localClocks = (timeMs, nowMs = timeMs) => `${moment(timeMs, nowMs, 5)} UTC+5 · ${moment(timeMs, nowMs, 8)} UTC+8`;

/** Changes whenever some clock here begins a day. */
export const days = (nowMs) => [0, 5, 8].map((offsetH) => date(nowMs, offsetH)).join();

function digits(value) {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return 0;
  return size >= 10 ? 1 : 2;
}

export function number(value, places = digits(value)) {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
}

export function span(ms) {
  if (!Number.isFinite(ms)) return '–';
  const size = Math.abs(ms);
  if (size < 1_000) return `${Math.round(ms)} ms`;
  if (size < 60_000) return `${number(ms / 1_000, size < 10_000 ? 1 : 0)} s`;
  if (size < 3_600_000) return `${Math.floor(ms / 60_000)} min ${two(Math.floor((ms / 1_000) % 60))} s`;
  return `${Math.floor(ms / 3_600_000)} h ${two(Math.floor((ms / 60_000) % 60))} min`;
}

const UNITS = { m: 'm', pct: '%', c: '°C', kg: 'kg', kpa: 'kPa', deg: '°', degps: '°/s', mps2: 'm/s²', s: 's' };

/** SI inside, km/h for people. */
export function quantity(value, unit) {
  if (!Number.isFinite(value)) return '–';
  const key = String(unit ?? '').toLowerCase();
  if (key === 'mps') return `${number(value * 3.6, 1)} km/h`;
  if (key === 'ms') return span(value);
  const sign = UNITS[key] ?? unit ?? '';
  return `${number(value)}${sign ? ` ${sign}` : ''}`;
}

/** "63.2 m > 60 m", or nothing where no number decided. */
export function measuredWords(alert) {
  if (!Number.isFinite(alert.measured)) return '';
  const measured = quantity(alert.measured, alert.unit);
  if (!Number.isFinite(alert.limit)) return measured;
  const sign = alert.measured < alert.limit ? '<' : alert.measured > alert.limit ? '>' : '=';
  return `${measured} ${sign} limit ${quantity(alert.limit, alert.unit)}`;
}

/** Whom an alert is about. */
export function subjectWords(alert) {
  if (alert.vehicleId && alert.otherVehicleId) return `${alert.vehicleId} behind ${alert.otherVehicleId}`;
  return alert.vehicleId ?? alert.convoyId ?? alert.escortId ?? alert.sealId ?? alert.declarationId ?? 'the system';
}

const STATES = {
  UNACKNOWLEDGED: 'Not acknowledged',
  ACKNOWLEDGED: 'Acknowledged',
  RETURNED_UNACKNOWLEDGED: 'Over, not acknowledged',
  LATCHED: 'Latched',
  SHELVED: 'Shelved',
  NORMAL: 'Over',
};
const stateWords = (state) => STATES[state] ?? words(state);

const DEEDS = {
  ACKNOWLEDGED: 'acknowledged by',
  UNSHELVED: 'unshelved by',
  UPDATED: 'one of two officers has cleared it:', // nothing else that an officer does is an UPDATED
  CLEARED: 'cleared by',
};

/** Where an alert stands, and which officer put it there. */
export function standingWords(alert, nowMs) {
  const by = alert.officer ? ` by ${alert.officer}` : '';
  if (alert.state === 'ACKNOWLEDGED') return `Acknowledged${by}`;
  if (alert.state === 'SHELVED') return `Shelved until ${moment(alert.untilMs, nowMs).slice(0, -3)}${by}`;
  const deed = alert.officer && DEEDS[alert.deed] ? `${DEEDS[alert.deed]} ${alert.officer}` : '';
  return [stateWords(alert.state), deed].filter(Boolean).join(', ');
}

/** A field name with its unit -> its value with its unit: "gapM", 63.2 -> ["gap", "63.2 m"]. */
export function evidenceWords(name, value) {
  if (/Ms$/.test(name) && value > 946_684_800_000) return [name, `${date(value)} ${clock(value)} UTC`];
  const found = /(Mps2|Mps|Degps|Deg|Ms|Pct|Kpa|Kg|M|C|S)$/.exec(name);
  return [name, found ? quantity(value, found[1].toLowerCase()) : number(value)];
}

export const kmh = (speedMps) => (Number.isFinite(speedMps) ? `${number(speedMps * 3.6, 0)} km/h` : '– km/h');
