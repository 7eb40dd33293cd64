// The bar at the top, and the banner that says loudly when the picture is not live.
import { clock, date, localClocks, number, span, words, SEVERITIES } from './words.js';
import { html, mark, setText } from './marks.js';

const INPUT_SILENT_MS = 5_000;
const STATUS_SILENT_MS = 5_000;
const JUDGED_LATE_MS = 3_000;
const at = (id) => document.getElementById(id);

export function showHeader(board) {
  const { status } = board;
  setText(at('clock-utc'), clock(board.timeMs));
  setText(at('clock-date'), Number.isFinite(board.timeMs) ? `${date(board.timeMs)} UTC` : 'no time yet');
  setText(at('clock-local'), Number.isFinite(board.timeMs) ? localClocks(board.timeMs) : '');
  setText(at('stat-speed'), Number.isFinite(status.speedFactor) ? `×${number(status.speedFactor)}` : '–');
  setText(at('stat-samples'), Number.isFinite(status.samplesPerS) ? `${number(status.samplesPerS, 0)}/s` : '–');
  setText(at('stat-lag'), Number.isFinite(status.lagMs) ? span(status.lagMs) : '–');
  setText(at('stat-vehicles'), String(board.vehicles.size));
  showOpen(board.openAlerts());
  showLinks(status.addresses ?? {});
}

let shownOpen = '';

function showOpen(open) {
  const counts = SEVERITIES.map((severity) => open.filter((alert) => alert.severity === severity).length);
  const text = counts.join();
  if (text === shownOpen) return;
  shownOpen = text;
  const chips = SEVERITIES.map((severity, i) =>
    html(
      'span',
      { class: `count ${counts[i] ? 'some' : 'none'}`, 'data-severity': severity, title: `${words(severity)}: open` },
      mark(severity),
      html('span', { class: 'visually-hidden' }, `${words(severity)}: `),
      html('b', {}, String(counts[i])),
    ),
  );
  at('open-alerts').replaceChildren(html('span', { class: 'open-words' }, 'Open alerts'), ...chips);
}

let shownLinks = '';

function showLinks(addresses) {
  const text = JSON.stringify(addresses);
  if (text === shownLinks) return;
  shownLinks = text;
  const links = Object.entries(addresses).map(([name, address]) =>
    /^https?:\/\//.test(address)
      ? html('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: address }, name)
      : html('span', { title: address }, `${name} ${address}`),
  );
  at('links').replaceChildren(...links);
}

/** Says whether the picture lives, and whether a part of it could not be drawn. */
export function showConnection(stream, board, isBroken) {
  const { status } = board;
  const running = status.phase === 'RUNNING';
  const sinceMs = Number.isFinite(stream.ageMs) ? stream.ageMs : 0;
  let state = stream.state;
  let loud = '';
  if (state === 'lost') {
    loud = Number.isFinite(stream.ageMs)
      ? `Connection lost. This picture is ${span(stream.ageMs)} old and is not live.`
      : 'No connection to the console server. Nothing here is live.';
  } else if (isBroken) {
    state = 'stalled';
    loud = 'A part of this page fails, and does not show what is. Reload it; if that does not help, use another screen.';
  } else if (running && status.statusAgeMs + sinceMs > STATUS_SILENT_MS) {
    state = 'stalled';
    loud = `The system has said nothing for ${span(status.statusAgeMs + sinceMs)}. This picture is not live.`;
  } else if (running && status.inputAgeMs + sinceMs > INPUT_SILENT_MS) {
    state = 'stalled';
    loud = `No samples for ${span(status.inputAgeMs + sinceMs)}. Vehicles stand where they were last heard.`;
  } else if (running && status.lagMs > JUDGED_LATE_MS) {
    state = 'unjudged';
    loud = `What vehicles say has not been judged for ${span(status.lagMs)}. Alerts may be missing here.`;
  } else if (state === 'live' && status.phase === 'ENDED') {
    state = 'ended';
  } else if (state === 'live' && status.phase === 'STARTING') {
    state = 'starting';
  }
  const unread = state === 'lost' ? '' : unreadWords(status, sinceMs);
  if (unread) {
    if (state === 'live' || state === 'ended') state = status.alertsUnreadMs ? 'unread' : 'partial'; // what is read is as good as ever
    loud = `${loud} ${unread}`.trim();
  }
  document.body.dataset.connection = state;
  const text = { live: 'Live', lost: 'Not live', stalled: 'Not live', unread: 'Alerts unread', partial: 'Alerts missing', unjudged: 'Not judged', ended: 'Scenario over', starting: 'Starting' };
  setText(at('connection-text'), text[state] ?? 'Connecting');
  const banner = at('stale');
  banner.hidden = !loud;
  setText(banner, loud);
}

/** Which alerts may be missing although everything else goes on. */
function unreadWords({ alertsUnreadMs, unreadableAlerts }, sinceMs) {
  const parts = [];
  if (alertsUnreadMs) parts.push(`Alerts have not been read for ${span(alertsUnreadMs + sinceMs)}. Some may be missing here.`);
  if (unreadableAlerts === 1) parts.push('1 alert event cannot be read: a newer release wrote it, or it is damaged.');
  if (unreadableAlerts > 1) {
    parts.push(`${unreadableAlerts} alert events cannot be read: a newer release wrote them, or they are damaged.`);
  }
  return parts.join(' ');
}
