// Who waits for this counter, in the order of calling, and who is parked with this clerk.

import { html, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { now } from "../common/time.js";
import { Alarms } from "./alarms.js";
import { procedureName } from "./catalogue.js";
import { may } from "./snapshot.js";
import { useTick } from "../common/ticking.js";

// Nobody reads further down; the rest is one tap away, so that 300 rows never slow the big button.
const SHOWN = 40;

const minutesSince = (iso) => Math.max(0, Math.floor((now() - Date.parse(iso)) / 60_000));

function Waiting({ ticket, isNext, touch }) {
  const minutes = minutesSince(ticket.issued_at);
  const isLate = minutes >= boot.queue.waiting_target_minutes;
  return html`<li>
    <button class=${`waiting ${isNext ? "waiting--next" : ""}`} title=${may(ticket, "call_out_of_turn") ? t("call_this", { number: ticket.number }) : t("priority_class")} onClick=${() => touch(ticket)}>
      <span class="waiting__number number">${ticket.number}</span>
      <span class="waiting__what">
        <span>${procedureName(ticket)}${ticket.quantity > 1 && html` <strong>· ${t("copies", { count: ticket.quantity })}</strong>`}</span>
        <span class="waiting__why">
          ${isNext && html`<span class="tag tag--now">${t("next")}</span>`}
          ${ticket.priority ? html`<span class="tag tag--brand">${icon("star")}<span>${say(ticket.why)}</span></span>` : html`<span>${say(ticket.why)}</span>`}
        </span>
        ${ticket.note && html`<span class="waiting__note">${icon("note")}<span>${ticket.note}</span></span>`}
      </span>
      <span class=${`waiting__minutes ${isLate ? "waiting__minutes--late" : ""}`}><span class="number">${minutes}</span> ${t("minutes")}</span>
    </button>
  </li>`;
}

function Parked({ tickets, moves, resume }) {
  return html`<section class="parked">
    <h2 class="queue__title">${icon("park")}${t("parked")} <span class="queue__count number">${tickets.length}</span></h2>
    <ul>
      ${tickets.map(
        (ticket) => html`<li class="parked__row" key=${ticket.token}>
          <span class="waiting__number number">${ticket.number}</span>
          <span class="grow">${ticket.note || procedureName(ticket)}${ticket.anybodys && html`<span class="parked__whose">${t("anybodys")}</span>`}</span>
          <button class="button" aria-disabled=${!may(ticket, "resume") || Boolean(moves.sending)} onClick=${() => resume(ticket)}>${t("resume")}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

export function Queue({ view, moves, acts }) {
  useTick(10_000);
  const [shown, show] = useState(SHOWN);
  const hidden = view.waiting.length - shown;
  return html`<aside class="queue">
    <${Alarms} />
    ${view.parked.length > 0 && html`<${Parked} tickets=${view.parked} moves=${moves} resume=${acts.resume} />`}
    <h2 class="queue__title">${icon("people")}${t("waiting")} <span class="queue__count number">${view.waiting.length}</span></h2>
    ${view.waiting.length === 0
      ? html`<div class="empty">${icon("seat")}<p>${t("nobody_waits")}</p></div>`
      : html`<ol class="queue__list">
          ${view.waiting.slice(0, shown).map((ticket, index) => html`<${Waiting} key=${ticket.token} ticket=${ticket} isNext=${index === 0} touch=${acts.touch} />`)}
          ${hidden > 0 && html`<li><button class="button button--wide" onClick=${() => show(shown + SHOWN * 3)}>${t("more", { count: hidden })}</button></li>`}
        </ol>`}
  </aside>`;
}
