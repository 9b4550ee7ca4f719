// The least staffing that keeps the promise: what may close, and when.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { language, say, t } from "../../common/page.js";
import { minutesText } from "./results.js";

const hoursText = (hours) => new Intl.NumberFormat(language() === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: 1 }).format(hours);

function Found({ least, from, take }) {
  const share = `${Math.floor(least.figures.within_15.likely * 100)} %`;
  if (!least.kept) return html`<p class="notice notice--now">${icon("alert")}<span>${t("least_impossible", { share })}</span></p>`;
  if (!least.changes.length) return html`<p class="notice">${icon("info")}<span>${t("least_already", { share })}</span></p>`;
  const values = { before: hoursText(from), after: hoursText(least.plan.counter_hours), share, p90: minutesText(least.figures.p90.likely) };
  return html`<div class="least__found">
    <ul class="least__list">${least.changes.map((words) => html`<li key=${words.vi}>${icon("check")}${say(words)}</li>`)}</ul>
    <p>${t("least_result", values)}</p>
    <button class="button button--primary" onClick=${take}>${t("least_take")}</button>
  </div>`;
}

export function Least({ trying }) {
  const { answer, least, busy, searching } = trying;
  return html`<section class="panel least">
    <h2>${t("least_title")}</h2>
    <div aria-live="polite">${least
      ? html`<${Found} least=${least} from=${answer.tried.plan.counter_hours} take=${() => trying.change(least.plan)} />`
      : html`<p class="soft">${t("least_hint")}</p>`}</div>
    ${least ? null : html`<button class="button" disabled=${busy} aria-busy=${searching} onClick=${trying.searchLeast}>${icon("search")}${t(searching ? "reckoning" : "least_ask")}</button>`}
  </section>`;
}
