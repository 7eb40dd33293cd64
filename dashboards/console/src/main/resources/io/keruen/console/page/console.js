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
  alerts: (data) => announce(board.alertChanges(data)),
  transits: (data) => board.transitChanges(data),
  status: (data) => (board.status = data),
};

/** Not while what happened before is still being read: that is no news. */
function announce(fresh) {
  if (board.status.phase !== 'STARTING') alerts.announce(fresh);
}

const stream = new Stream((kind, data) => {
  changes[kind](data);
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

function draw() {
  showHeader(board);
  convoys.show(board);
  alerts.show(board);
  showTransits(board);
  map?.show();
  showConnection(stream, board);
}

stream.start();
setInterval(() => showConnection(stream, board), 500);
map = await ConvoyMap.create(board);
draw();
document.body.dataset.ready = 'true';
