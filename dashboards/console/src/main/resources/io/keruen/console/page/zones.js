// How each kind of zone looks, and its geometry made ready for drawing. Quiet tints: colour is for what needs a person.

/** Back to front. */
export const KINDS = [
  { kind: 'ROUTE', words: 'Route corridor', stroke: '#6f7a86', fill: '#4a525b', opacity: 0.45, width: 1.2 },
  { kind: 'SPEED_LIMIT', words: 'Speed limit', stroke: '#8a8f6a', fill: '#8a8f6a', opacity: 0.1, width: 1, dash: [2, 3] },
  { kind: 'YARD', words: 'Yard', stroke: '#7f95ad', fill: '#7f95ad', opacity: 0.16, width: 1.4 },
  { kind: 'STOP_ALLOWED', words: 'Stopping allowed', stroke: '#7fa396', fill: '#7fa396', opacity: 0.16, width: 1.4 },
  { kind: 'GATE_QUEUE', words: 'Gate queue', stroke: '#9a8fb0', fill: '#9a8fb0', opacity: 0.16, width: 1.4, dash: [5, 3] },
  { kind: 'CUSTOMS_CONTROL', words: 'Customs control', stroke: '#b39f86', fill: '#b39f86', opacity: 0.16, width: 1.4 },
  { kind: 'RESTRICTED', words: 'No entry', stroke: '#c08a85', fill: '#c08a85', opacity: 0.5, width: 1.6, hatch: true },
  { kind: 'BORDER_LINE', words: 'State border', stroke: '#e6e9ec', fill: '#e6e9ec', opacity: 0.2, width: 2, dash: [8, 3, 2, 3] },
  { kind: 'GATE', words: 'Gate', stroke: '#f0f2f4', fill: '#f0f2f4', opacity: 0.3, width: 3 },
];
const BY_KIND = new Map(KINDS.map((look) => [look.kind, look]));
const OTHER = { kind: 'OTHER', words: 'Other zone', stroke: '#8b949e', fill: '#8b949e', opacity: 0.12, width: 1, dash: [2, 2] };

export const lookOf = (kind) => BY_KIND.get(kind) ?? OTHER;

const M_PER_LAT_DEG = 111_320;

/** Discs become polygons; everything else stays. Drawing order is that of KINDS. */
export function drawable(features) {
  const order = new Map(KINDS.map((look, i) => [look.kind, i]));
  return features
    .filter((feature) => feature.geometry?.coordinates)
    .map((feature) => {
      const { geometry, properties } = feature;
      if (geometry.type !== 'Point') return feature;
      return { type: 'Feature', properties, geometry: disc(geometry.coordinates, properties.radiusM ?? 0) };
    })
    .sort((a, b) => (order.get(a.properties.kind) ?? -1) - (order.get(b.properties.kind) ?? -1));
}

function disc([lon, lat], radiusM) {
  const ring = [];
  const lonDegPerM = 1 / (M_PER_LAT_DEG * Math.cos((lat * Math.PI) / 180));
  for (let i = 0; i <= 64; i++) {
    const turn = (i / 64) * 2 * Math.PI;
    ring.push([lon + radiusM * Math.sin(turn) * lonDegPerM, lat + (radiusM * Math.cos(turn)) / M_PER_LAT_DEG]);
  }
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** Calls with each [lon, lat] of a geometry. */
export function eachPlace(coordinates, call) {
  if (typeof coordinates[0] === 'number') call(coordinates);
  else for (const part of coordinates) eachPlace(part, call);
}

/** [west, south, east, north] of places, or null where there are none. */
export function boundsOf(places) {
  let bounds = null;
  for (const [lon, lat] of places) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue;
    if (!bounds) bounds = [lon, lat, lon, lat];
    bounds = [
      Math.min(bounds[0], lon), Math.min(bounds[1], lat), Math.max(bounds[2], lon), Math.max(bounds[3], lat),
    ];
  }
  return bounds;
}

export function placesOf(features) {
  const places = [];
  for (const feature of features) eachPlace(feature.geometry.coordinates, (place) => places.push(place));
  return places;
}

/** Where the name of a zone goes: the middle of its first ring, or of its line. */
export function labelPlace(feature) {
  const { geometry } = feature;
  if (geometry.type === 'MultiLineString') {
    const line = geometry.coordinates[0];
    return line[Math.floor(line.length / 2)];
  }
  const bounds = boundsOf(geometry.coordinates[0][0]);
  return [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}
