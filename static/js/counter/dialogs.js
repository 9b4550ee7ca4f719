// The rarer moves that need a word more: why a pause, where to transfer.

import { html, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot, say, t } from "../shared/page.js";

const REASONS = ["break", "meeting", "work", "help", "other"];

function Dialog({ title, close, children }) {
  const box = useRef(null);
  useEffect(() => box.current.showModal(), []);
  return html`<dialog class="dialog" ref=${box} onClose=${close} aria-label=${title}>
    <h2>${title}</h2>
    ${children}
    <button class="button button--quiet" onClick=${close}>${t("cancel")}</button>
  </dialog>`;
}

export function PauseDialog({ choose, close }) {
  return html`<${Dialog} title=${t("why_pause")} close=${close}>
    <div class="stack">${REASONS.map((reason) => html`<button key=${reason} class="button button--wide" onClick=${() => choose(t(`pause_${reason}`))}>${t(`pause_${reason}`)}</button>`)}</div>
  <//>`;
}

export function TransferDialog({ current, choose, close }) {
  const [note, setNote] = useState(current.note || "");
  const [back, setBack] = useState(false);
  const go = (to) => choose({ ...to, note: note || null, return: back });
  const others = boot.counters.filter((counter) => counter.id !== boot.counter.id);
  return html`<${Dialog} title=${t("where_to")} close=${close}>
    <div class="stack">
      <label class="field"><span>${t("note")}</span><input class="input" value=${note} maxlength="500" onInput=${(event) => setNote(event.target.value)} /></label>
      <label class="choice"><input type="checkbox" checked=${back} onChange=${(event) => setBack(event.target.checked)} /><span>${t("comes_back")}</span></label>
      <h3>${t("to_counter")}</h3>
      <div class="row choices">${others.map((counter) => html`<button key=${counter.id} class="button" onClick=${() => go({ counter: counter.id })}>${say(counter.name)}</button>`)}</div>
      <h3>${t("field")}</h3>
      <div class="row choices">${boot.fields.map((field) => html`<button key=${field.id} class="button" onClick=${() => go({ field: field.id })}>${field.prefix} · ${say(field.name)}</button>`)}</div>
    </div>
  <//>`;
}
