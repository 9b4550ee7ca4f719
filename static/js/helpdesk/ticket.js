// Where a number is: what it waits for, what can be done, and what has happened to it today.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { aheadWords, waitWords } from "../common/words.js";
import { Code } from "./issued.js";
import { usePrinting } from "./printing.js";
import { PriorityDialog } from "./priority.js";
import { RedirectDialog } from "./redirect.js";
import { Said } from "./said.js";
import { fieldName, isLate, minutesText, priorityName, procedureName, stateWords } from "./words.js";

/** [answer, error sentence]; asked again at each `round`, and the last answer stays while the line is down. */
function useWhereabouts(number, round) {
  const [state, setState] = useState([null, ""]);
  useEffect(() => {
    let isLatest = true;
    get(`/api/v1/desk/tickets/${encodeURIComponent(number)}`, { patience: 5000 }).then(
      (answer) => isLatest && setState([answer, ""]),
      (error) => isLatest && setState(([before]) => [before, error.status ? error.message : before ? "" : t("find_unreachable")]),
    );
    return () => {
      isLatest = false;
    };
  }, [number, round]);
  return state;
}

function Facts({ found }) {
  const { ticket } = found;
  const isWaiting = ticket.state === "waiting";
  const isCalled = found.counters.length > 0;
  const names = (found.bound ? [found.bound] : found.counters).map((item) => say(item.name)).join(", ");
  return html`<dl class="facts">
    <div><dt>${t("waits_for")}</dt><dd>${procedureName(ticket.procedure)} <span class="soft">· ${fieldName(ticket.field)}</span></dd></div>
    ${ticket.priority && html`<div><dt>${t("priority")}</dt><dd>${priorityName(ticket.priority)}</dd></div>`}
    ${ticket.quantity > 1 && html`<div><dt>${t("copies")}</dt><dd class="number">${ticket.quantity}</dd></div>`}
    <div><dt>${t("came_at")}</dt><dd><span class="number">${clockText(new Date(ticket.issued_at))}</span>
      <span class=${isWaiting && isLate(ticket.waited_seconds) ? "late" : "soft"}> · ${minutesText(ticket.waited_seconds)}</span></dd></div>
    ${isWaiting && html`<div><dt>${t("turn")}</dt><dd>${aheadWords(ticket.ahead ?? 0)}${isCalled && `, ${waitWords(ticket.wait_minutes)}`}</dd></div>
      <div><dt>${t("who_calls")}</dt><dd>${names} ${!isCalled && html`<span class="late">${t("no_counter_open")}</span>`}</dd></div>`}
  </dl>`;
}

function History({ rows }) {
  return html`<section><h3>${t("history")}</h3>
    <ol class="history">${rows.map(
      (row, place) => html`<li key=${place} class=${row.undone ? "history__undone" : ""}>
        <span class="number soft">${clockText(new Date(row.at))}</span>
        <span>${say(row.what)}${row.undone && html` <span class="visually-hidden">(${t("was_undone")})</span>`} <span class="soft small">${say(row.by)}</span></span>
      </li>`,
    )}</ol></section>`;
}

function Moves({ found, moves, paper, ask, reveal }) {
  const { ticket } = found;
  const may = (move) => found.moves.includes(move);
  const busy = Boolean(moves.sending);
  const send = (name) => () => moves.send(name, { number: ticket.number });
  return html`<div class="work__moves" role="group" aria-label=${t("moves")}>
    ${may("redirect") && html`<button class="button" disabled=${busy} onClick=${() => ask("redirect")}>${icon("transfer")}${t("redirect")}</button>`}
    ${may("priority") && html`<button class="button" disabled=${busy} onClick=${() => ask("priority")}>${icon("star")}${t("priority")}</button>`}
    ${may("reinstate") && html`<button class="button button--primary" disabled=${busy} onClick=${send("reinstate")}>${icon("restart")}${t("reinstate")}</button>`}
    <button class="button" disabled=${paper.busy} onClick=${() => paper.print(ticket.token)}>${icon("printer")}${t("print_again")}</button>
    <button class="button" onClick=${reveal}>${icon("qr")}${t("show_code")}</button>
    ${may("cancel") && html`<button class="button" disabled=${busy} onClick=${send("cancel")}>${icon("close")}${t("cancel_ticket")}</button>`}
  </div>`;
}

export function Ticket({ number, round, moves, back }) {
  const [found, wrong] = useWhereabouts(number, round);
  const [asked, ask] = useState(null);
  const [code, reveal] = useState(false);
  const paper = usePrinting();
  if (wrong && !found) return html`<p class="notice notice--stop" role="alert">${icon("alert")}<span>${wrong}</span></p>`;
  if (!found) return html`<div class="panel work" aria-busy="true"><p class="soft">${t("looking")}</p></div>`;
  const { ticket } = found;
  const question = { ticket, moves, close: () => ask(null) };
  return html`<section class="panel work" aria-labelledby="the-number">
    <header class="work__head">
      <h2 id="the-number" class="work__number number">${ticket.number}</h2>
      <p class=${`tag work__state work__state--${ticket.state}`}>${stateWords(ticket)}</p>
      <button class="button end" onClick=${back}>${t("close")}<kbd aria-hidden="true">Esc</kbd></button>
    </header>
    <${Facts} found=${found} />
    <${Moves} found=${found} moves=${moves} paper=${paper} ask=${ask} reveal=${() => reveal(!code)} />
    <${Said} message=${paper.message} />
    ${code && html`<${Code} ticket=${ticket} />`}
    <${History} rows=${found.history} />
    ${asked === "redirect" && html`<${RedirectDialog} ...${question} />`}
    ${asked === "priority" && html`<${PriorityDialog} ...${question} />`}
  </section>`;
}
