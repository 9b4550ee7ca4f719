// Who waits for nobody, and who waits longest.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { isLate, minutesText, priorityName, procedureName } from "./words.js";

const MOST_NUMBERS = 5;

function Alarm({ alarm, openTicket }) {
  return html`<li class=${`notice ${alarm.level === "stop" ? "notice--stop" : "notice--now"}`}>
    ${icon("alert")}
    <div><p><strong>${say(alarm.title)}</strong></p><p class="small">${say(alarm.mend)}</p>
      <p class="alarm__numbers">${alarm.numbers.slice(0, MOST_NUMBERS).map((number) => html`<button key=${number} class="button alarm__number number" onClick=${() => openTicket(number)}>${number}</button>`)}
        ${alarm.numbers.length > MOST_NUMBERS && html`<span class="small">${t("and_more", { count: alarm.numbers.length - MOST_NUMBERS })}</span>`}</p></div>
  </li>`;
}

function Line({ line, openTicket }) {
  return html`<li><button class="line" onClick=${() => openTicket(line.number)}>
    <span class="line__number number">${line.number}</span>
    <span class="line__what"><span>${procedureName(line.procedure)}</span>
      ${line.priority && html`<span class="tag tag--brand">${icon("star")}<span>${priorityName(line.priority)}</span></span>`}
      ${!line.served && html`<span class="tag tag--now">${t("no_counter_open")}</span>`}</span>
    <span class=${`line__wait ${isLate(line.waited_seconds) ? "line__wait--late" : ""}`}>${minutesText(line.waited_seconds)}</span>
  </button></li>`;
}

export function Room({ view, openTicket }) {
  return html`<aside class="room" aria-label=${t("room")}>
    ${view.alarms.length > 0 && html`<ul class="alarms" aria-label=${t("alarms")}>${view.alarms.map((alarm) => html`<${Alarm} key=${`${alarm.code} ${alarm.subject} ${alarm.counter?.id}`} alarm=${alarm} openTicket=${openTicket} />`)}</ul>`}
    <h2 class="room__title">${icon("clock")}${t("longest")}<span class="number end">${t("waiting_count", { count: view.waiting })}</span></h2>
    ${view.longest.length === 0
      ? html`<div class="empty">${icon("seat")}<p>${t("nobody_waits")}</p></div>`
      : html`<ol class="room__lines" tabindex="0" aria-label=${t("longest")}>${view.longest.map((line) => html`<${Line} key=${line.number} line=${line} openTicket=${openTicket} />`)}</ol>`}
  </aside>`;
}
