// A call to the pocket: vibration, and a bell once the citizen has allowed sound.

import { strike } from "../common/notes.js";

const REMEMBERED = "motcua-phone-sound";
const AGAIN_MS = 8_000;
const TIMES = 4;
const CALL = [880, 660, 880];

let context = null;
let timer = null;

function remember() {
  try {
    localStorage.setItem(REMEMBERED, "yes");
  } catch {
    // A private window keeps nothing; the bell rings all the same.
  }
}

export function wasAllowed() {
  try {
    return localStorage.getItem(REMEMBERED) === "yes";
  } catch {
    return false;
  }
}

/** Must run inside a tap: only then does a phone allow sound and vibration later. */
export function allowSound(loudness = 0.3) {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (Context && !context) context = new Context();
  if (context) context.resume();
  remember();
  if (loudness) ringOnce(loudness);
}

function ringOnce(loudness = 0.7) {
  if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 400]);
  if (!context) return;
  // A phone that slept has put its sound to sleep as well.
  context.resume();
  strike(context, CALL, loudness);
}

/** Rings, and again a few times: one bell is missed in a pocket. */
export function ring() {
  let rung = 0;
  quiet();
  const next = () => {
    ringOnce();
    rung += 1;
    if (rung < TIMES) timer = setTimeout(next, AGAIN_MS);
  };
  next();
}

export function quiet() {
  clearTimeout(timer);
}
