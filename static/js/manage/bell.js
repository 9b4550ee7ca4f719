// A sound for what newly needs somebody. It can be muted, and says when the browser holds it back until the page is touched.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { strike } from "../common/notes.js";
import { t } from "../common/page.js";

const REMEMBERED = "motcua-manager-muted";
const NEEDED = [660, 880];
const LOUDNESS = 0.35;
let context = null;

function wasMuted() {
  try {
    return localStorage.getItem(REMEMBERED) === "yes";
  } catch {
    return false; // a private window keeps nothing
  }
}

function remember(muted) {
  try {
    localStorage.setItem(REMEMBERED, muted ? "yes" : "no");
  } catch {
    // For this page it holds all the same.
  }
}

function sound() {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!context && Context) context = new Context();
  return context;
}

/** Rings once for alarms that were not there before; `alarms` as alarmsOf() gives them. */
export function Bell({ alarms }) {
  const [muted, mute] = useState(wasMuted);
  const [blocked, block] = useState(false);
  const known = useRef(null);
  const names = alarms.map((alarm) => `${alarm.code} ${alarm.subject}`);
  const ring = async () => {
    const playing = sound();
    if (!playing) return;
    if (playing.state !== "running") await Promise.race([playing.resume(), new Promise((done) => setTimeout(done, 500))]);
    block(playing.state !== "running");
    if (playing.state === "running") strike(playing, NEEDED, LOUDNESS);
  };
  useEffect(() => {
    const fresh = names.filter((name) => !known.current?.includes(name));
    known.current = names;
    if (fresh.length && !muted) ring();
  }, [names.join()]);
  const turn = () => {
    remember(!muted);
    mute(!muted);
    block(false);
    if (muted) ring();
  };
  return html`<div class="bell">
    <button class="button button--quiet" aria-pressed=${!muted} onClick=${turn}>${icon(muted ? "sound-off" : "sound")}${t(muted ? "sound_is_off" : "sound_is_on")}</button>
    ${blocked && !muted && html`<p class="notice notice--now bell__blocked" role="status"><span class="grow">${t("sound_blocked")}</span><button class="button" onClick=${ring}>${icon("sound")}${t("sound_allow")}</button></p>`}
  </div>`;
}
