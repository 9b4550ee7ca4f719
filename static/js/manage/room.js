// Now: what needs me first, then the counters and the lines.

import { html } from "/static/vendor/htm-preact-standalone.module.js";
import { say, t } from "../shared/page.js";
import { waitWords } from "../shared/words.js";

export function Room({ board }) {
  if (!board) return html`<div class="skeleton"></div>`;
  const numbers = Object.fromEntries(board.serving.map((item) => [item.counter.id, item.number]));
  const unserved = board.waiting.filter((field) => field.count && !field.open);
  return html`
    ${unserved.length ? html`<p class="notice notice--stop" role="alert"><span>${t("nobody_serves", { fields: unserved.map((field) => say(field.name)).join(", ") })}</span></p>` : null}
    <table class="table"><thead><tr><th>${t("counter")}</th><th>${t("state")}</th><th>${t("number")}</th></tr></thead>
      <tbody>${board.counters.map((counter) => html`<tr key=${counter.id}><td>${say(counter.name)}</td><td>${t(counter.state)}</td><td class="figure">${numbers[counter.id] || "–"}</td></tr>`)}</tbody></table>
    <table class="table"><thead><tr><th>${t("field")}</th><th>${t("count")}</th><th>${t("wait")}</th></tr></thead>
      <tbody>${board.waiting.map((field) => html`<tr key=${field.field}><td>${say(field.name)}</td><td class="figure">${field.count}</td><td>${waitWords(field.wait_minutes)}</td></tr>`)}</tbody></table>`;
}
