// The loudspeaker. Whatever fails, each call takes its time and ends, so that the next one is never stuck behind it.

import { boot, t } from "../common/page.js";
import { strike } from "../common/notes.js";

const LONGEST_SOUND_MS = 40_000;
const LONGEST_FETCH_MS = 5_000;
const LONGEST_START_MS = 5_000;
// Without a voice the number still stays long enough to be read.
const LEAST_MS = 4_000;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const failing = (ms, why) => pause(ms).then(() => Promise.reject(new Error(why)));

export class Speech {
  /** `blocked(yes)`: the browser holds back all sound; `trouble(sentence)`: what is wrong with this sound, "" for nothing. */
  constructor({ blocked, trouble }) {
    this.blocked = blocked;
    this.trouble = trouble;
    this.stop = () => {};
    // The call in the large place waits for somebody to touch the screen.
    this.isHeld = false;
  }

  async say(call) {
    const stopped = new Promise((done) => {
      this.stop = done;
    });
    const least = Promise.race([stopped, pause(LEAST_MS)]);
    let address = "";
    this.isHeld = false;
    try {
      address = await sound(call.seq);
      await this.play(address, stopped);
      this.trouble("");
    } catch (error) {
      if (error.name === "NotAllowedError") {
        this.isHeld = true;
        this.blocked(true);
      } else {
        this.trouble(error.sentence || t("sound_failed"));
        chime();
      }
    } finally {
      if (address) URL.revokeObjectURL(address);
    }
    await least;
  }

  async play(address, stopped) {
    const audio = new Audio(address);
    const over = new Promise((done, failed) => {
      audio.onended = done;
      audio.onerror = () => failed(new Error(audio.error?.message || "sound"));
    });
    over.catch(() => {});
    try {
      await Promise.race([audio.play(), failing(LONGEST_START_MS, "sound")]);
      this.blocked(false);
      await Promise.race([over, stopped, pause(LONGEST_SOUND_MS)]);
    } finally {
      audio.pause();
    }
  }

  /** Asks the browser, with a moment of silence, whether it would let a call be heard. */
  async isAllowed() {
    const address = URL.createObjectURL(silence());
    try {
      await new Audio(address).play();
    } catch (error) {
      if (error.name === "NotAllowedError") return false;
    } finally {
      URL.revokeObjectURL(address);
    }
    return true;
  }
}

/** What the server says is wrong with the voice, with its mend. */
async function sentenceOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return problem.detail ?? "";
}

async function sound(seq) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LONGEST_FETCH_MS);
  try {
    const answer = await fetch(`/api/v1/announcements/${seq}`, {
      headers: { "Motcua-Screen": boot.screen, "Accept-Language": boot.language },
      signal: patience.signal,
    });
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { sentence: await sentenceOf(answer) });
    return URL.createObjectURL(await answer.blob());
  } finally {
    clearTimeout(timer);
  }
}

/** The page's own two notes, for a call whose sound can't be had. */
function chime() {
  try {
    const context = new AudioContext();
    strike(context, [659, 523], 0.4);
    setTimeout(() => context.close(), 3000);
  } catch {
    // No loudspeaker at all: the board goes on.
  }
}

function silence() {
  const samples = 800;
  const bytes = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (place, letters) => [...letters].forEach((letter, index) => bytes.setUint8(place + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, 36 + samples * 2, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, 8000, true);
  bytes.setUint32(28, 16_000, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, samples * 2, true);
  return new Blob([bytes], { type: "audio/wav" });
}
