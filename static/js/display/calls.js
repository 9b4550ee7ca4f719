// The calls in their order: each is shown large while it is spoken, and none can stop the next.

import { boot } from "../shared/page.js";
import { now } from "../shared/time.js";

// An old call that nobody can hear any more is only listed, not spoken.
const STALE_MS = 60_000;
const LONGEST_SOUND_MS = 20_000;
const LONGEST_FETCH_MS = 5_000;
const SILENT_MS = 4_000;

export class Calls {
  /** `show(call)` puts a call in the large place; `blocked(yes)` tells whether the browser holds back the sound. */
  constructor({ show, blocked }) {
    this.show = show;
    this.blocked = blocked;
    this.last = null;
    this.queue = [];
    this.busy = false;
  }

  /** Newest first, as the board has them. The first board only fills the screen. */
  take(calls) {
    const newest = calls.length ? calls[0].seq : 0;
    if (this.last === null) {
      this.last = newest;
      if (calls.length) this.show(calls[0], false);
      return;
    }
    const fresh = calls.filter((call) => call.seq > this.last).reverse();
    this.last = Math.max(this.last, newest);
    this.queue.push(...fresh.filter((call) => now() - Date.parse(call.called_at) < STALE_MS));
    if (!this.queue.length && fresh.length) this.show(fresh[fresh.length - 1], false);
    this.work();
  }

  async work() {
    if (this.busy) return;
    this.busy = true;
    while (this.queue.length) {
      const call = this.queue.shift();
      this.show(call, true);
      await speak(call, this.blocked);
    }
    this.busy = false;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function speak(call, blocked) {
  if (!boot.voice.enabled) return pause(SILENT_MS);
  try {
    const address = await sound(call.seq);
    const audio = new Audio(address);
    const ended = new Promise((done) => {
      audio.onended = done;
      audio.onerror = done;
    });
    try {
      await audio.play();
      blocked(false);
      await Promise.race([ended, pause(LONGEST_SOUND_MS)]);
    } finally {
      URL.revokeObjectURL(address);
    }
  } catch (error) {
    if (error.name === "NotAllowedError") blocked(true);
    // Without sound the number still stays long enough to be read.
    await pause(SILENT_MS);
  }
  return undefined;
}

async function sound(seq) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LONGEST_FETCH_MS);
  try {
    const answer = await fetch(`/api/v1/announcements/${seq}`, {
      headers: { "Motcua-Screen": boot.screen },
      signal: patience.signal,
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return URL.createObjectURL(await answer.blob());
  } finally {
    clearTimeout(timer);
  }
}
