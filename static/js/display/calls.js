// The calls in their order. One at a time is large on the screen, and that one is what the loudspeaker says.

const REMEMBERED = "motcua-lobby-seq";

function remembered() {
  const seq = Number(localStorage.getItem(REMEMBERED));
  return Number.isSafeInteger(seq) && seq > 0 ? seq : null;
}

/**
 * Only a call that somebody is still expected to follow is said: not one whose citizen already sits at the counter, however
 * it was missed. While others queue up, the saying of a call stops as soon as its citizen has come.
 */
export class Calls {
  /** `show(call, fresh)` puts a call into the large place; `speech.say(call)` ends, whatever happens, and `speech.stop()` ends it now. */
  constructor({ show, speech }) {
    this.show = show;
    this.speech = speech;
    // Kept over a power cut of the TV: it then says what was called meanwhile, and not the whole morning again.
    this.last = remembered();
    this.queue = [];
    this.current = null;
    this.shown = null;
    this.board = null;
  }

  /** A board of the server; its calls are newest first. */
  take(board) {
    this.board = board;
    const newest = board.calls[0]?.seq ?? 0;
    const since = this.last ?? newest;
    const fresh = board.calls.filter((call) => call.seq > since);
    // Lower than what was shown: a new day, or a restored backup. Its word counts.
    this.last = newest;
    localStorage.setItem(REMEMBERED, String(newest));
    const recalled = new Set(fresh.map((call) => call.number));
    this.queue = this.queue.filter((call) => this.isAwaited(call) && !recalled.has(call.number));
    this.queue.push(...latestOfEach(fresh).filter((call) => this.isAwaited(call)).reverse());
    if (this.current && this.isNeedless(this.current)) this.speech.stop();
    if (!this.current) this.work();
  }

  isAwaited(call) {
    return this.board.counters.some((counter) => counter.id === call.counter.id && counter.calling === call.number);
  }

  /** Its citizen has come while others are to be called, or the clerk has taken the call back. */
  isNeedless(call) {
    const isTakenBack = !this.board.calls.some((item) => item.seq === call.seq);
    return !this.isAwaited(call) && (this.queue.length > 0 || isTakenBack);
  }

  /** Says the large one again: the loudspeaker could not when its turn was. */
  again() {
    if ((this.current && !this.speech.isHeld) || !this.shown || !this.isAwaited(this.shown)) return;
    this.queue.unshift(this.shown);
    if (this.current) this.speech.stop();
    else this.work();
  }

  async work() {
    while (this.queue.length) {
      this.current = this.queue.shift();
      if (!this.isAwaited(this.current)) continue;
      this.put(this.current, true);
      await this.speech.say(this.current);
    }
    this.current = null;
    this.settle();
  }

  /** Nothing more to say: the newest call stays large, before it the newest that is still awaited. */
  settle() {
    const { calls } = this.board;
    const call = calls.find((item) => this.isAwaited(item)) ?? calls[0] ?? null;
    if (call?.seq !== this.shown?.seq) this.put(call, false);
  }

  put(call, fresh) {
    this.shown = call;
    this.show(call, fresh);
  }
}

function latestOfEach(calls) {
  const seen = new Set();
  return calls.filter((call) => !seen.has(call.number) && seen.add(call.number));
}
