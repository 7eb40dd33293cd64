// What happened as expected, newest first.
import { days, localClocks, moment, words } from './words.js';
import { html } from './marks.js';

const SHOWN = 60;
const at = (id) => document.getElementById(id);
let shown = '';

export function showTransits(board) {
  const latest = [...board.transits].sort((a, b) => b.eventTimeMs - a.eventTimeMs || b.number - a.number);
  const some = latest.slice(0, SHOWN);
  const key = [days(board.timeMs), ...some.map((transit) => transit.number)].join();
  at('transits-empty').hidden = some.length > 0;
  if (key === shown) return;
  shown = key;
  const names = new Map(board.zones.map((zone) => [zone.properties.id, zone.properties.name]));
  at('transit-list').replaceChildren(...some.map((transit) => item(transit, names, board.timeMs)));
}

function item(transit, names, nowMs) {
  const zone = transit.zoneId ? (names.get(transit.zoneId) ?? transit.zoneId) : '';
  const extra = [transit.reason ? words(transit.reason) : '', transit.late ? 'late' : ''].filter(Boolean).join(', ');
  return html(
    'li',
    {},
    html('time', { title: localClocks(transit.eventTimeMs, nowMs) }, moment(transit.eventTimeMs, nowMs)),
    html('span', { class: 'transit-vehicle' }, transit.vehicleId ?? transit.escortId ?? ''),
    html('span', { class: 'transit-event' }, [words(transit.event).toLowerCase(), zone].filter(Boolean).join(' ')),
    html('span', { class: 'transit-extra' }, extra),
  );
}
