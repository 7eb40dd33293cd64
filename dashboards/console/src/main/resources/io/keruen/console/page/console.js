// Puts the parts together: the stream changes the board, the board is drawn.
import { AlertList } from './alerts.js';
import { Board } from './board.js';
import { ConvoyStrip } from './convoys.js';
import { showConnection, showHeader } from './header.js';
import { ConvoyMap } from './map.js';
import { Stream } from './stream.js';
import { showTransits } from './transits.js';

const board = new Board();
let map = null;
const alerts = new AlertList((alert) => map?.showPlace(alert.latDeg, alert.lonDeg));
const convoys = new ConvoyStrip(
  (convoyId) => map?.followConvoy(convoyId),
  (vehicleId) => map?.showVehicle(vehicleId),
);

const changes = {
  snapshot(data) {
    board.snapshot(data);
    document.body.dataset.snapshot = 'true';
  },
  control: (data) => board.control(data),
  vehicles: (data) => board.vehicleChanges(data),
  alerts: (data) => board.alertChanges(data),
  transits: (data) => board.transitChanges(data),
  status: (data) => (board.status = data),
};

const stream = new Stream((kind, data) => {
  changes[kind](data);
  alerts.announce(board.takeFresh());
  drawSoon();
});

let due = false;

/** Once for all that comes in one go. */
function drawSoon() {
  if (due) return;
  due = true;
  setTimeout(() => {
    due = false;
    draw();
  }, 0);
}

const parts = [
  () => alerts.show(board),
  () => showHeader(board),
  () => convoys.show(board),
  () => showTransits(board),
  () => map?.show(),
];
let isBroken = false;

/** A part that fails takes no other with it, and the page does not look as if all were well. */
function draw() {
  isBroken = false;
  for (const part of parts) {
    try {
      part();
    } catch (e) {
      isBroken = true;
      reportError(e);
    }
  }
  showConnection(stream, board, isBroken);
}

stream.start();
setInterval(() => showConnection(stream, board, isBroken), 500);
map = await ConvoyMap.create(board);
draw();
document.body.dataset.ready = 'true';
