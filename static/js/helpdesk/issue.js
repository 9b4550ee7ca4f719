// A ticket for somebody: how many copies, which class; the rest the office knows.

import { html, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, language, t } from "../common/page.js";
import { useSending } from "../counter/sending.js";
import { Priorities } from "./priorities.js";
import { Said } from "./said.js";
import { fieldName, procedureName } from "./words.js";

const ALONE = { show: () => {}, refresh: () => {} };

function Quantity({ quantity, change }) {
  const set = (count) => change(Math.min(boot.max_quantity, Math.max(1, count || 1)));
  return html`<div class="field">
    <label for="copies">${t("copies")}</label>
    <div class="copies">
      <button type="button" class="button" aria-label=${t("fewer")} onClick=${() => set(quantity - 1)}>${icon("minus")}</button>
      <input id="copies" class="input number" inputmode="numeric" value=${quantity} onInput=${(event) => set(Number(event.target.value.replace(/\D/g, "")))} onFocus=${(event) => event.target.select()} />
      <button type="button" class="button" aria-label=${t("more_copies")} onClick=${() => set(quantity + 1)}>${icon("plus")}</button>
    </div>
  </div>`;
}

export function Issue({ procedure, done, back, refresh }) {
  const [quantity, setQuantity] = useState(1);
  const [priority, setPriority] = useState(null);
  const moves = useSending({ ...ALONE, refresh }, "/api/v1");
  const button = useRef(null);
  useLayoutEffect(() => button.current.focus(), []);
  const known = boot.procedures[procedure];
  const send = async (event) => {
    event.preventDefault();
    const ticket = await moves.send("tickets", { procedure, quantity, priority, language: language() });
    if (ticket) done(ticket);
  };
  return html`<form class="panel work" onSubmit=${send}>
    <header><p class="eyebrow">${fieldName(known.field)}</p><h2>${procedureName(procedure)}</h2></header>
    ${known.asks_quantity && html`<${Quantity} quantity=${quantity} change=${setQuantity} />`}
    <${Priorities} chosen=${priority} choose=${setPriority} />
    <${Said} message=${moves.message} />
    <div class="work__foot">
      <button ref=${button} class="button button--primary button--large grow" disabled=${Boolean(moves.sending)} aria-busy=${Boolean(moves.sending)}>
        ${icon("ticket")}${moves.sending?.late ? t("sending") : t("issue")}
      </button>
      <button type="button" class="button" onClick=${back}>${t("cancel")}<kbd aria-hidden="true">Esc</kbd></button>
    </div>
  </form>`;
}
