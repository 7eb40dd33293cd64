// The list of alerts: all that are open, the urgent first, and the latest of the others. Everything from outside is text.
import {
  clock, date, days, evidenceWords, localClocks, measuredWords, moment, severityRank, span, standingWords, subjectWords, words,
} from './words.js';
import { callsForSomebody } from './board.js';
import { arrange, html, mark, setText } from './marks.js';

const OVER_SHOWN = 250;
const ANNOUNCE_AFTER_MS = 100;
const at = (id) => document.getElementById(id);
const ANNOUNCED = 3;

export class AlertList {
  #items = new Map();
  #openOnly = false;
  #onSelect;
  #shown = '';
  #saying = [];

  /** onSelect(alert) is asked to show an alert on the map. */
  constructor(onSelect) {
    this.#onSelect = onSelect;
    at('alerts-all').addEventListener('click', () => this.#choose(false));
    at('alerts-open').addEventListener('click', () => this.#choose(true));
  }

  #board = null;

  #choose(openOnly) {
    this.#openOnly = openOnly;
    at('alerts-all').setAttribute('aria-pressed', String(!openOnly));
    at('alerts-open').setAttribute('aria-pressed', String(openOnly));
    if (this.#board) this.show(this.#board);
  }

  show(board) {
    this.#board = board;
    const alerts = board.alertsInOrder(this.#openOnly);
    const open = alerts.filter((alert) => alert.open).length;
    const shown = alerts.slice(0, open + OVER_SHOWN);
    const today = days(board.timeMs);
    const key = [today, ...shown.map((alert) => `${alert.alertId}/${alert.revision}`)].join();
    const more = alerts.length - shown.length;
    const none = this.#openOnly ? 'No open alerts.' : 'No alerts.';
    setText(at('alerts-empty'), board.isWhole ? none : 'Not known yet.');
    at('alerts-empty').hidden = shown.length > 0;
    at('alerts-more').hidden = more === 0;
    setText(at('alerts-more'), `and ${more} older ones that are over`);
    if (key === this.#shown) return;
    this.#shown = key;
    const kept = new Set(shown.map((alert) => alert.alertId));
    for (const id of [...this.#items.keys()]) if (!kept.has(id)) this.#items.delete(id);
    arrange(at('alert-list'), shown.map((alert) => this.#item(alert, today)));
  }

  #item(alert, today) {
    const { timeMs } = this.#board;
    const known = this.#items.get(alert.alertId);
    if (known?.revision === alert.revision && known.today === today) return known.node;
    const node = known?.node ?? html('li', { class: 'alert' }, html('details', {}, html('summary'), html('div', { class: 'alert-body' })));
    node.dataset.alertId = alert.alertId;
    node.dataset.severity = alert.severity;
    node.dataset.open = String(alert.open);
    node.dataset.revision = alert.revision;
    const [details] = node.children;
    details.children[0].replaceChildren(...summary(alert, timeMs));
    const fill = () => details.children[1].replaceChildren(...(details.open ? this.#body(alert, timeMs) : []));
    details.ontoggle = fill; // not before it is looked at: there may be thousands
    fill();
    this.#items.set(alert.alertId, { revision: alert.revision, today, node });
    return node;
  }

  #body(alert, nowMs) {
    const rows = Object.entries(alert.evidence ?? {}).map(([name, value]) => evidenceWords(name, value));
    const facts = [
      ['rule', alert.ruleId],
      ['escort', alert.escortId],
      ['convoy', alert.convoyId],
      ['zone', alert.zoneId],
      ['seal', alert.sealId],
      ['declaration', alert.declarationId],
      ['jurisdiction', alert.jurisdiction],
      ['EAEU code', alert.eaeuIncidentCode],
      ['follows from', alert.parentAlertId],
      ['officer', alert.officer],
      ['reason', alert.reason],
      ['started', `${date(alert.startedAtMs)} ${clock(alert.startedAtMs)} UTC (${localClocks(alert.startedAtMs, nowMs)})`],
      ['over', alert.clearedAtMs ? `${moment(alert.clearedAtMs, nowMs)} UTC` : undefined],
      ['alert', `${alert.alertId}, revision ${alert.revision}`],
    ].filter(([, value]) => value);
    const table = html(
      'dl',
      { class: 'facts' },
      ...[...rows, ...facts].map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
    );
    const parts = [table];
    if (Number.isFinite(alert.latDeg) && Number.isFinite(alert.lonDeg)) {
      const button = html('button', { type: 'button' }, 'Show on the map');
      button.addEventListener('click', () => this.#onSelect(alert));
      parts.push(button);
    }
    return parts;
  }

  /** Reads out new urgent alerts that call for somebody, the gravest first; a flood is said as a number. */
  announce(fresh) {
    const urgent = fresh
      .filter((alert) => severityRank(alert.severity) <= 1 && callsForSomebody(alert))
      .sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
    if (!urgent.length) return;
    const said = urgent
      .slice(0, ANNOUNCED)
      .map((alert) => `${words(alert.severity)}${alert.isEscalated ? ', escalated' : ''}: ${words(alert.type)}, ${subjectWords(alert)}.`);
    if (urgent.length > ANNOUNCED) said.push(`And ${urgent.length - ANNOUNCED} more.`);
    if (!this.#saying.length) {
      // Emptied for a moment: the same words again would be no change, and not be read out.
      at('announcer').replaceChildren();
      setTimeout(() => setText(at('announcer'), this.#saying.splice(0).join(' ')), ANNOUNCE_AFTER_MS);
    }
    this.#saying.push(...said);
  }
}

function summary(alert, nowMs) {
  const flags = [
    alert.blocksGate && alert.open ? 'blocks the gate' : '',
    alert.late ? 'late' : '',
    alert.unobserved ? 'unobserved' : '',
    alert.suppressed && alert.state !== 'SHELVED' ? 'held off' : '',
    alert.parentAlertId ? 'consequence' : '',
  ].filter(Boolean);
  const lasted = alert.clearedAtMs ? `lasted ${span(alert.clearedAtMs - alert.startedAtMs)}` : '';
  return [
    mark(alert.severity),
    html(
      'span',
      { class: 'alert-main' },
      html(
        'span',
        { class: 'alert-line' },
        html('span', { class: 'alert-type' }, words(alert.type)),
        html('time', { title: localClocks(alert.startedAtMs, nowMs) }, moment(alert.startedAtMs, nowMs)),
      ),
      html(
        'span',
        { class: 'alert-line alert-facts' },
        html('span', { class: 'alert-subject', title: subjectWords(alert) }, subjectWords(alert)),
        html('span', { class: 'alert-measured' }, measuredWords(alert)),
      ),
      html(
        'span',
        { class: 'alert-line alert-small' },
        html('span', {}, [words(alert.severity), standingWords(alert, nowMs), lasted].filter(Boolean).join(' · ')),
        html('span', { class: 'alert-flags' }, ...flags.map((flag) => html('i', {}, flag))),
      ),
      ...(alert.recommendedAction && alert.open
        ? [html('span', { class: 'alert-action' }, alert.recommendedAction)]
        : []),
    ),
  ];
}
