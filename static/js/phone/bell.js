// A call to the pocket: vibration, and a bell once the citizen has allowed sound.

let context = null;

/** Must run inside a tap: only then does a phone allow sound later. */
export function allowSound() {
  context = new (window.AudioContext || window.webkitAudioContext)();
  context.resume();
  ring(0.3);
}

export function ring(loudness = 0.6) {
  if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 400]);
  if (!context) return;
  [880, 660, 880].forEach((pitch, turn) => {
    const start = context.currentTime + turn * 0.35;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.33);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.35);
  });
}
