// Who waits for this counter, in the order of calling, and who is parked with this clerk.

import { html, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot, say, t } from "../shared/page.js";
import { now } from "../shared/time.js";

const procedures = Object.fromEntries(boot.procedures.map((item) => [item.id, item]));

export const procedureOf = (ticket) => procedures[ticket.procedure];
export const procedureName = (ticket) => say(procedureOf(ticket)?.name) || ticket.procedure;

function Row({ ticket, call, free }) {
  const minutes = Math.max(0, Math.floor((now() - Date.parse(ticket.issued_at)) / 60_000));
  return html`<li class="queue__row">
    <span class="queue__number number">${ticket.number}</span>
    <span class="grow"><span>${procedureName(ticket)}</span>
      <span class="soft small">${ticket.priority ? html`<span class="tag tag--now">${say(boot.priority[ticket.priority]) || ticket.priority}</span> ` : null}${say(ticket.why)}${ticket.note ? ` · ${ticket.note}` : ""}</span></span>
    <span class="queue__waited">${t("minutes", { count: minutes })}</span>
    <button class="button button--quiet" disabled=${!free} onClick=${() => call(ticket.number)}>${t("call")}</button>
  </li>`;
}

export function Queue({ view, call }) {
  return html`<section class="queue">
    <h2>${t("waiting", { count: view.waiting.length })}</h2>
    ${view.waiting.length
      ? html`<ol>${view.waiting.slice(0, 60).map((ticket) => html`<${Row} key=${ticket.token} ticket=${ticket} call=${call} free=${!view.current} />`)}</ol>`
      : html`<p class="empty soft">${t("nobody_waits")}</p>`}
  </section>`;
}

export function Parked({ view, resume, reinstate }) {
  const [number, setNumber] = useState("");
  const back = (event) => {
    event.preventDefault();
    reinstate(number);
    setNumber("");
  };
  return html`<section class="parked">
    ${view.parked.length
      ? html`<h2>${t("parked")}</h2>
        <ul>${view.parked.map((ticket) => html`<li class="queue__row" key=${ticket.token}>
          <span class="queue__number number">${ticket.number}</span><span class="grow">${ticket.note || procedureName(ticket)}</span>
          <button class="button" disabled=${Boolean(view.current)} onClick=${() => resume(ticket.number)}>${t("resume")}</button></li>`)}</ul>`
      : null}
    <form class="row" onSubmit=${back}>
      <label class="grow"><span class="small soft">${t("reinstate")}</span>
        <input class="input" value=${number} placeholder=${t("number")} maxlength="8" required onInput=${(event) => setNumber(event.target.value)} /></label>
      <button class="button end">${t("resume")}</button>
    </form>
  </section>`;
}
