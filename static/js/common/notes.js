// Struck notes from the browser itself: heard even when no sound file can be had.

const APART_SECONDS = 0.35;

/** Plays `pitches` (Hz) one after another; `loudness` 0 to 1. */
export function strike(context, pitches, loudness) {
  pitches.forEach((pitch, turn) => {
    const start = context.currentTime + turn * APART_SECONDS;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + APART_SECONDS * 2);
    tone.connect(gain);
    gain.connect(context.destination);
    tone.start(start);
    tone.stop(start + APART_SECONDS * 2);
  });
}
