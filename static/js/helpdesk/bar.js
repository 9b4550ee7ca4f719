// Where I am, whether the line is up, what can be taken back, and the way out.

import { html } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, t } from "../common/page.js";
import { useTick } from "../common/ticking.js";
import { clockText, now } from "../common/time.js";

function Undo({ undo, moves, act }) {
  useTick();
  const left = undo ? Math.ceil((Date.parse(undo.until) - now()) / 1000) : 0;
  if (left <= 0) return null;
  const words = t(`undo_${undo.move}`, { number: undo.number });
  return html`<button class="button bar__undo" disabled=${Boolean(moves.sending)} aria-keyshortcuts="Control+Z" onClick=${act}>
    ${icon("undo")}<span>${t("undo")}: ${words}</span><span class="number soft">${left} s</span>
  </button>`;
}

export function Bar({ feed, tongue, moves, undo }) {
  const leave = () => request("DELETE", "/api/v1/clerk-sessions/current").then(feed.leave, () => feed.refresh());
  return html`<header class="bar">
    <h1 class="bar__counter">${t("help_desk")}</h1>
    ${feed.view.clerk && html`<p class="bar__clerk">${icon("person")}<span>${feed.view.clerk}</span></p>`}
    <p class="bar__line" role="status">
      ${feed.lost && html`<span class="tag tag--now">${icon("offline")}${t("offline_since", { time: clockText(feed.lost) })}</span>`}
    </p>
    <div class="bar__tools">
      <${Undo} undo=${feed.view.undo} moves=${moves} act=${undo} />
      ${tongue.other && html`<button class="button" onClick=${tongue.swap}>${icon("language")}${t(`language_${tongue.other}`)}</button>`}
      ${boot.device.role === "manager"
        ? html`<a class="button" href="/manage">${icon("arrow-left")}${t("to_manage")}</a>`
        : html`<button class="button" onClick=${leave}>${icon("leave")}${t("sign_out")}</button>`}
    </div>
  </header>`;
}
