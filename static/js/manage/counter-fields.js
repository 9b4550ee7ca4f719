// What a counter serves, the preferred on top; changed during the day without anybody losing their turn.

import { html, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, ofFacts, say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { Skeleton, useLoad, Wrong } from "./load.js";

const names = ofFacts(() => ({ ...boot.procedures, ...Object.fromEntries(boot.fields.map((field) => [field.id, field.name])) }));
const nameOf = (id) => say(names()[id]) || id;

function Served({ served, change }) {
  const raise = (at) => change(served.map((id, index) => (index === at - 1 ? served[at] : index === at ? served[at - 1] : id)));
  return html`<ol class="served">${served.map((id, at) => html`<li key=${id} class="served__one">
    <span class="grow">${nameOf(id)}</span>
    <button type="button" class="button button--quiet" disabled=${at === 0} aria-label=${t("raise_field", { field: nameOf(id) })} onClick=${() => raise(at)}>${icon("arrow-up")}</button>
    <button type="button" class="button button--quiet" disabled=${served.length === 1} aria-label=${t("remove_field", { field: nameOf(id) })} onClick=${() => change(served.filter((each) => each !== id))}>${icon("close")}</button>
  </li>`)}</ol>`;
}

function Others({ served, change }) {
  const others = boot.fields.filter((field) => !served.includes(field.id));
  if (!others.length) return null;
  return html`<div class="field"><label for="add-field">${t("fields_add")}</label>
    <select class="input" id="add-field" value="" onChange=${(event) => event.target.value && change([...served, event.target.value])}>
      <option value="">–</option>${others.map((field) => html`<option key=${field.id} value=${field.id}>${say(field.name)}</option>`)}
    </select></div>`;
}

export function CounterFields({ counter, close }) {
  const [all, wrong, again] = useLoad("/api/v1/counters");
  const [chosen, choose] = useState(null);
  const known = all?.counters.find((each) => each.id === counter.id);
  const served = chosen ?? known?.fields ?? [];
  const send = () => request("PUT", `/api/v1/counters/${encodeURIComponent(counter.id)}`, { body: { fields: served.join() === known.configured.join() ? null : served } });
  return html`<${Dialog} title=${t("fields_title", { counter: say(counter.name) })} hint=${t("fields_hint")} yes=${known && t("save")} send=${send} close=${close}>
    <${Wrong} words=${wrong} again=${again} />
    ${known ? html`<${Served} served=${served} change=${choose} /><${Others} served=${served} change=${choose} />
      ${known.changed && html`<p class="row"><span class="tag tag--now">${t("fields_changed")}</span>
        <button type="button" class="button button--quiet" onClick=${() => choose(known.configured)}>${icon("undo")}${t("fields_reset")}</button></p>`}`
      : wrong ? null : html`<${Skeleton} />`}
  <//>`;
}
