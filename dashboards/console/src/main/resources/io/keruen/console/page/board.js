// The picture as the server told it: the snapshot, then what changed. In bounded memory, like the server's own.
import { severityRank } from './words.js';

const CLEARED = 1000;
const TRANSITS = 200;
const VEHICLES = 5000;
const TRAIL_LENGTH = 120;
const TRAIL_STEP_DEG = 4 / 111_320;
const STALE_MS = 2_500;
const LOST_MS = 5_000;

export class Board {
  status = {};
  zones = [];
  escorts = [];
  vehicles = new Map();
  convoys = [];
  alerts = new Map();
  transits = [];
  #known = null;

  /** Forgets everything: a snapshot is the whole truth. */
  snapshot(data) {
    this.vehicles.clear();
    this.alerts.clear();
    this.transits = [];
    this.control(data);
    this.vehicleChanges(data);
    this.alertChanges(data);
    this.transitChanges(data);
    this.status = data.status ?? {};
  }

  control(data) {
    this.zones = data.zones?.features ?? [];
    this.escorts = data.escorts ?? [];
  }

  vehicleChanges(data) {
    for (const vehicleId of data.gone ?? []) this.vehicles.delete(vehicleId);
    for (const vehicle of data.vehicles ?? []) {
      const known = this.vehicles.get(vehicle.vehicleId);
      vehicle.trail ??= known?.trail ?? [];
      leaveTrail(vehicle);
      this.vehicles.delete(vehicle.vehicleId); // so that the map is in the order in which they were heard
      this.vehicles.set(vehicle.vehicleId, vehicle);
    }
    for (const vehicleId of this.vehicles.keys()) {
      if (this.vehicles.size <= VEHICLES) break;
      this.vehicles.delete(vehicleId);
    }
    this.convoys = data.convoys ?? this.convoys;
  }

  alertChanges(data) {
    for (const alert of data.alerts ?? []) {
      const known = this.alerts.get(alert.alertId);
      if (!known || known.revision < alert.revision) this.alerts.set(alert.alertId, alert);
    }
    this.forgetCleared();
  }

  /**
   * The open alerts that are new, or more urgent, or escalated, or call for somebody as they did not, since this was asked
   * last; none while the server still reads what happened before, and what was there when it had read it the first time is no news. A
   * snapshot is compared with what was known before it: what was raised while the stream was away is news.
   */
  takeFresh() {
    if (!this.isWhole) return [];
    const before = this.#known;
    this.#known = new Map();
    for (const alert of this.alerts.values()) {
      this.#known.set(alert.alertId, { urgency: urgency(alert), revision: alert.revision });
    }
    if (before === null) return [];
    const open = this.openAlerts();
    for (const alert of open) alert.isEscalated = alert.escalatedAtRevision > (before.get(alert.alertId)?.revision ?? 0);
    return open.filter((alert) => isNews(before.get(alert.alertId), alert));
  }

  forgetCleared() {
    const cleared = [...this.alerts.values()].filter((alert) => !alert.open);
    if (cleared.length <= CLEARED) return;
    cleared.sort((a, b) => a.updatedAtMs - b.updatedAtMs);
    for (const alert of cleared.slice(0, cleared.length - CLEARED)) this.alerts.delete(alert.alertId);
  }

  transitChanges(data) {
    const known = new Set(this.transits.map((transit) => transit.number));
    for (const transit of data.transits ?? []) if (!known.has(transit.number)) this.transits.push(transit);
    this.transits = this.transits.slice(-TRANSITS);
  }

  /** Whether the server has read what happened before. */
  get isWhole() {
    return (this.status.phase ?? 'STARTING') !== 'STARTING';
  }

  get timeMs() {
    return this.status.scenarioTimeMs ?? NaN;
  }

  openAlerts() {
    return [...this.alerts.values()].filter((alert) => alert.open);
  }

  /** Open alerts first, the urgent before others, newest first; then those that are over, newest first. */
  alertsInOrder(openOnly) {
    const chosen = [...this.alerts.values()].filter((alert) => alert.open || !openOnly);
    return chosen.sort(
      (a, b) =>
        Number(b.open) - Number(a.open) ||
        (a.open ? severityRank(a.severity) - severityRank(b.severity) : 0) ||
        b.startedAtMs - a.startedAtMs ||
        (a.alertId < b.alertId ? -1 : 1),
    );
  }

  /** vehicleId -> the most urgent open alert that calls for somebody. */
  worstByVehicle() {
    const worst = new Map();
    for (const alert of this.alerts.values()) {
      if (!alert.open || !callsForSomebody(alert) || !alert.vehicleId) continue;
      const known = worst.get(alert.vehicleId);
      if (!known || severityRank(alert.severity) < severityRank(known)) worst.set(alert.vehicleId, alert.severity);
    }
    return worst;
  }

  /** "heard", "stale" or "lost", and for how long it has been silent: by when it was heard, whatever its own clock says. */
  silence(vehicle) {
    const ageMs = vehicle ? this.timeMs - vehicle.heardMs : NaN;
    if (!vehicle) return { state: 'lost', ageMs };
    if (!(ageMs > STALE_MS)) return { state: 'heard', ageMs };
    return { state: ageMs > LOST_MS ? 'lost' : 'stale', ageMs };
  }

  /** The zones in force now: of versions of one id the highest. */
  zonesInForce() {
    const now = this.timeMs;
    const best = new Map();
    for (const zone of this.zones) {
      const { id, version, validFromMs = -Infinity, validToMs = Infinity } = zone.properties ?? {};
      if (!zone.geometry || (Number.isFinite(now) && !(validFromMs <= now && now < validToMs))) continue;
      if (!best.has(id) || best.get(id).properties.version < version) best.set(id, zone);
    }
    return [...best.values()];
  }
}

/** Not held off, and no consequence of another, for which somebody is called already. */
export function callsForSomebody(alert) {
  return !alert.suppressed && !alert.parentAlertId;
}

/** The rank of its severity, half a rank less while somebody knows or its cause is over; none while it calls for nobody. */
function urgency(alert) {
  if (!alert.open || !callsForSomebody(alert)) return Infinity;
  return severityRank(alert.severity) + (alert.state === 'ACKNOWLEDGED' || alert.state === 'LATCHED' ? 0.5 : 0);
}

/** Whether somebody has to hear of it, who knows what was known of it before; whether it is escalated it says itself. */
function isNews(known, alert) {
  return alert.isEscalated || !(known?.urgency <= urgency(alert));
}

function leaveTrail(vehicle) {
  const { trail, lonDeg, latDeg } = vehicle;
  if (!Number.isFinite(latDeg) || !Number.isFinite(lonDeg)) return;
  const last = trail[trail.length - 1];
  if (last && Math.hypot(last[1] - latDeg, (last[0] - lonDeg) * Math.cos((latDeg * Math.PI) / 180)) < TRAIL_STEP_DEG) {
    return;
  }
  trail.push([lonDeg, latDeg]);
  if (trail.length > TRAIL_LENGTH) trail.splice(0, trail.length - TRAIL_LENGTH);
}
