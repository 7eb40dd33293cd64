// The base map on WebGL, by MapLibre: zones only. What moves is drawn by the overlay.
import { KINDS, lookOf } from './zones.js';

const MAPLIBRE = './vendor/maplibre-gl/6.17.0/maplibre-gl.mjs';
const MIN_SPAN_DEG = 0.0006;

/** A map in this element, or an error where the browser cannot draw it. */
export async function createGlMap(element) {
  if (!document.createElement('canvas').getContext('webgl2')) throw new Error('this browser has no WebGL 2');
  const { Map: GlMap } = await import(MAPLIBRE);
  const map = new GlMap({
    container: element,
    style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#1d2125' } }] },
    center: [0, 0],
    zoom: 1,
    maxZoom: 21,
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    attributionControl: false,
    fadeDuration: 0,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  await new Promise((resolve, reject) => {
    map.once('load', resolve);
    map.once('error', (event) => reject(event.error ?? new Error('the map failed')));
  });
  map.addImage('hatch', hatch());
  map.addSource('zones', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  addLayers(map);
  return new GlBase(map);
}

function hatch() {
  const size = 12;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const on = (x + y) % size < 2;
      data.set(on ? [192, 138, 133, 190] : [192, 138, 133, 34], 4 * (y * size + x));
    }
  }
  return { width: size, height: size, data };
}

function addLayers(map) {
  const polygon = ['==', ['geometry-type'], 'Polygon'];
  const line = ['==', ['geometry-type'], 'LineString'];
  for (const look of [lookOf('OTHER'), ...KINDS]) {
    const mine = ['==', ['get', 'drawKind'], look.kind];
    const corridor = ['has', 'pxAtZoom0'];
    map.addLayer({
      id: `${look.kind}-corridor`,
      type: 'line',
      source: 'zones',
      filter: ['all', mine, line, corridor],
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': look.fill,
        'line-opacity': look.opacity,
        // Twice the half width in metres at every zoom: pixels double with each step.
        'line-width': [
          'interpolate', ['exponential', 2], ['zoom'],
          0, ['get', 'pxAtZoom0'],
          24, ['*', ['get', 'pxAtZoom0'], 2 ** 24],
        ],
      },
    });
    map.addLayer({
      id: `${look.kind}-fill`,
      type: 'fill',
      source: 'zones',
      filter: ['all', mine, polygon],
      paint: look.hatch
        ? { 'fill-pattern': 'hatch' }
        : { 'fill-color': look.fill, 'fill-opacity': look.opacity },
    });
    map.addLayer({
      id: `${look.kind}-line`,
      type: 'line',
      source: 'zones',
      filter: mine,
      paint: {
        'line-color': look.stroke,
        'line-width': look.width,
        ...(look.dash ? { 'line-dasharray': look.dash.map((dash) => dash / look.width) } : {}),
      },
    });
  }
}

class GlBase {
  kind = 'webgl';
  #map;

  constructor(map) {
    this.#map = map;
  }

  onMove(call) {
    this.#map.on('move', call);
    this.#map.on('resize', call);
  }

  /** Called when a person moved the map, not when we did. */
  onHand(call) {
    for (const kind of ['dragstart', 'wheel', 'dblclick', 'touchstart']) this.#map.on(kind, call);
  }

  onClick(call) {
    this.#map.on('click', (event) => call(event.point.x, event.point.y));
  }

  setZones(features) {
    this.#map.getSource('zones').setData({
      type: 'FeatureCollection',
      features: features.map((feature) => {
        const { kind, halfWidthM } = feature.properties;
        const properties = { drawKind: lookOf(kind).kind };
        if (halfWidthM && feature.geometry.type === 'MultiLineString') {
          const lat = feature.geometry.coordinates[0][0][1];
          properties.pxAtZoom0 = (2 * halfWidthM * 512) / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));
        }
        return { type: 'Feature', properties, geometry: feature.geometry };
      }),
    });
  }

  project([lon, lat]) {
    return this.#map.project([lon, lat]);
  }

  metresPerPixel() {
    const lat = this.#map.getCenter().lat;
    return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** this.#map.getZoom());
  }

  fit([west, south, east, north], animate) {
    const padLon = Math.max(0, MIN_SPAN_DEG - (east - west)) / 2;
    const padLat = Math.max(0, MIN_SPAN_DEG - (north - south)) / 2;
    this.#map.fitBounds([[west - padLon, south - padLat], [east + padLon, north + padLat]], {
      padding: { top: 56, bottom: 56, left: 64, right: 64 },
      maxZoom: 18,
      duration: animate ? 500 : 0,
    });
  }

  zoomBy(steps, animate) {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: animate ? 200 : 0 });
  }
}
