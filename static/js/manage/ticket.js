// One ticket from the room: where it is, every move it made, and what can be done with it, with its undo.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { get, newKey, post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { aboutText } from "./lengths.js";
import { saidOf, Wrong } from "./load.js";

const fieldOf = (id) => say(boot.fields.find((field) => field.id === id)?.name) || id;

function Facts({ found }) {
  const { ticket } = found;
  const place = ticket.counter ?? found.bound;
  const calling = found.counters.map((counter) => say(counter.name)).join(", ");
  return html`<dl class="ticket__facts">
    <div><dt>${t("ticket_state")}</dt><dd>${[t(`ticket_${ticket.state}`), place && say(place.name)].filter(Boolean).join(" · ")}</dd></div>
    <div><dt>${t("ticket_for")}</dt><dd>${say(boot.procedures[ticket.procedure]) || ticket.procedure} <span class="soft">· ${fieldOf(ticket.field)}</span></dd></div>
    ${ticket.priority && html`<div><dt>${t("ticket_priority")}</dt><dd>${say(boot.priority[ticket.priority]) || ticket.priority}</dd></div>`}
    <div><dt>${t("ticket_came")}</dt><dd>${clockText(new Date(ticket.issued_at))} · ${aboutText(ticket.waited_seconds)}</dd></div>
    ${ticket.state === "waiting" && html`<div><dt>${t("ticket_callers")}</dt><dd>${calling || html`<strong class="late">${t("no_counter_open")}</strong>`}</dd></div>`}
  </dl>`;
}

function Journal({ rows }) {
  return html`<section><h3>${t("ticket_journal")}</h3><ol class="ticket__journal">${rows.map((row, at) => html`<li key=${at} class=${row.undone ? "ticket__undone" : ""}>
    <span class="number soft">${clockText(new Date(row.at))}</span>
    <span>${say(row.what)}${row.undone ? ` (${t("ticket_was_undone")})` : ""} <span class="soft small">– ${say(row.by)}</span></span></li>`)}</ol></section>`;
}

function Choice({ label, yes, value, choose, act, busy, children }) {
  return html`<div class="ticket__choice"><label class="filter"><span>${label}</span>
      <select class="input" value=${value} onChange=${(event) => choose(event.target.value)}>${children}</select></label>
    <button class="button" disabled=${busy || !value} onClick=${act}>${yes}</button></div>`;
}

function Moves({ found, busy, send }) {
  const { ticket, moves } = found;
  const [place, choosePlace] = useState("");
  const [kind, chooseClass] = useState("");
  const move = () => {
    const [what, id] = place.split(/:(.*)/);
    send("redirect", { [what]: id });
  };
  const option = (what) => (item) => html`<option key=${item.id} value=${`${what}:${item.id}`}>${say(item.name)}</option>`;
  return html`<div class="ticket__moves" role="group" aria-label=${t("ticket_moves")}>
    ${moves.includes("redirect") && html`<${Choice} label=${t("ticket_move_to")} yes=${t("ticket_move")} value=${place} choose=${choosePlace} act=${move} busy=${busy}>
      <option value="">${t("ticket_choose")}</option>
      <optgroup label=${t("counters")}>${boot.counters.map(option("counter"))}</optgroup><optgroup label=${t("field")}>${boot.fields.map(option("field"))}</optgroup><//>`}
    ${moves.includes("priority") && Object.keys(boot.priority).length > 0 && html`<${Choice} label=${t("ticket_priority")} yes=${t("save")} value=${kind} choose=${chooseClass} busy=${busy}
      act=${() => send("priority", { priority: kind === "none" ? null : kind })}><option value="">${t("ticket_choose")}</option><option value="none">${t("ticket_no_priority")}</option>
      ${Object.entries(boot.priority).map(([id, name]) => html`<option key=${id} value=${id}>${say(name)}</option>`)}<//>`}
    ${moves.includes("reinstate") && html`<button class="button button--primary" disabled=${busy} onClick=${() => send("reinstate")}>${icon("restart")}${t("ticket_reinstate")}</button>`}
    ${moves.includes("cancel") && html`<button class="button button--danger" disabled=${busy} onClick=${() => send("cancel")}>${icon("close")}${t("ticket_cancel")}</button>`}
  </div>`;
}

/** {found, wrong, said, busy, send, undo}; looked at again at each `round`. */
function useTicket(number, round) {
  const [state, setState] = useState({ found: null, wrong: "", said: "", busy: false, undone: false });
  const change = (changes) => setState((before) => ({ ...before, ...changes }));
  const look = () => get(`/api/v1/desk/tickets/${encodeURIComponent(number)}`, { patience: 5000 });
  useEffect(() => {
    let isLatest = true;
    look().then((found) => isLatest && change({ found }), (error) => isLatest && change({ wrong: saidOf(error) }));
    return () => {
      isLatest = false;
    };
  }, [number, round]);
  const act = async (name, body, said) => {
    change({ busy: true, wrong: "" });
    try {
      await post(`/api/v1/desk/${name}`, body, { key: newKey() });
      change({ found: await look(), said, busy: false });
    } catch (error) {
      change({ wrong: saidOf(error), busy: false });
    }
  };
  const send = (name, body = {}) => act(name, { number, ...body }, name);
  return { ...state, send, undo: () => act("undo", {}, "undo") };
}

export function TicketDialog({ number, round, close }) {
  const box = useRef(null);
  const { found, wrong, said, busy, send, undo } = useTicket(number, round);
  useLayoutEffect(() => box.current.showModal(), []);
  return html`<dialog class="dialog question question--wide ticket" ref=${box} onClose=${close} aria-labelledby="ticket-number">
    <div class="question__head"><h2 id="ticket-number" class="number">${number}</h2>
      <button type="button" class="button button--quiet question__close" aria-label=${t("close")} onClick=${() => box.current.close()}>${icon("close")}</button></div>
    <${Wrong} words=${wrong} />
    <p role="status">${said && html`<span class="notice notice--done">${icon("check-circle")}<span class="grow">${t(`ticket_did_${said}`)}</span>
      ${said !== "undo" && html`<button class="button" disabled=${busy} onClick=${undo}>${icon("undo")}${t("ticket_undo")}</button>`}</span>`}</p>
    ${found && html`<${Facts} found=${found} /><${Moves} key=${said} found=${found} busy=${busy} send=${send} /><${Journal} rows=${found.history} />`}
  </dialog>`;
}
