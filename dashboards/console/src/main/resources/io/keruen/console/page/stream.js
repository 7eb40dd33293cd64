// The event stream, and how old the picture is. A stream that says nothing for a while counts as lost, whatever the
// browser thinks of its connection: the server speaks once a second.

const SILENT_MS = 3_000;
const RETRY_MS = 2_000;
const KINDS = ['snapshot', 'control', 'vehicles', 'alerts', 'transits', 'status'];

export class Stream {
  #source = null;
  #heardAt = null;
  #openedAt = 0;
  #onEvent;

  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  start() {
    this.#open();
    setInterval(() => this.#watch(), 1_000);
  }

  #open() {
    this.#source?.close();
    this.#openedAt = performance.now();
    const source = new EventSource('api/events');
    this.#source = source;
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        this.#heardAt = performance.now();
        this.#onEvent(kind, JSON.parse(event.data));
      });
    }
  }

  /** Begins anew what is closed or silent; a new stream starts with a whole snapshot. */
  #watch() {
    const quietFor = performance.now() - Math.max(this.#heardAt ?? 0, this.#openedAt);
    const closed = this.#source.readyState === EventSource.CLOSED;
    if (quietFor > SILENT_MS * 3 || (closed && quietFor > RETRY_MS)) this.#open();
  }

  /** "connecting" until the first word, then "live" or "lost". */
  get state() {
    if (this.#heardAt === null) return performance.now() > SILENT_MS ? 'lost' : 'connecting';
    return this.ageMs > SILENT_MS ? 'lost' : 'live';
  }

  /** Since the server was last heard; NaN if never. */
  get ageMs() {
    return this.#heardAt === null ? NaN : performance.now() - this.#heardAt;
  }
}
