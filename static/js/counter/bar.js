// Where I sit, who I am, how the day goes, and whether the line is up.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { useTick } from "../common/ticking.js";

// A line that is back within a moment is no news.
const WORTH_SAYING_MS = 1500;

function Today({ today }) {
  const seconds = today.median_service_seconds;
  return html`<p class="bar__today">
    <span>${t("today", { served: today.served })}</span>
    ${seconds !== null && html`<span> · ${t("median", { minutes: Math.max(1, Math.round(seconds / 60)) })}</span>`}
  </p>`;
}

function Line({ link, isDown }) {
  return html`<p class="bar__line" role="status">
    ${isDown && html`<span class="tag tag--now">${icon("offline")}${t("offline_since", { time: clockText(link.since) })}</span>`}
  </p>`;
}

export function Bar({ view, link, tongue, moves, acts, keys }) {
  useTick();
  const isPaused = view.state === "paused";
  const isDown = !link.online && link.since && Date.now() - link.since > WORTH_SAYING_MS;
  return html`<header class=${`bar ${isDown ? "bar--down" : ""}`}>
    <h1 class="bar__counter">${say(view.counter.name)}</h1>
    <p class="bar__clerk"><button class="button button--quiet bar__me" aria-label=${t("own_open", { name: view.clerk?.name ?? "" })} onClick=${acts.me}>${icon("person")}<span>${view.clerk?.name}</span></button></p>
    <${Today} today=${view.today} />
    <${Line} link=${link} isDown=${isDown} />
    <div class="bar__tools">
      <button class="button" aria-disabled=${Boolean(moves.sending)} aria-keyshortcuts="p" onClick=${acts.pause}>
        ${icon(isPaused ? "open" : "pause")}${isPaused ? t("open") : t("pause")}<kbd aria-hidden="true">P</kbd>
      </button>
      ${tongue.other && html`<button class="button" onClick=${tongue.swap}>${t(`language_${tongue.other}`)}</button>`}
      <button class="button bar__keys" aria-pressed=${keys.on} aria-label=${t(keys.on ? "keys_on" : "keys_off")} title=${t(keys.on ? "keys_on" : "keys_off")} onClick=${keys.toggle}>
        ${icon("keyboard")}
      </button>
      <button class="button" onClick=${acts.leave}>${icon("leave")}${t("sign_out")}</button>
    </div>
  </header>`;
}
