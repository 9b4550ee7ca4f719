// Which day, and by which figures people come.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { boot, t } from "../../common/page.js";
import { dateText } from "../../common/time.js";

const SAMPLES = ["small", "medium", "large"];

/** "Thứ Năm, 26/11/2026", which a date field would write the way the browser was set up. */
function dayName(iso) {
  const noon = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) ? iso : dateText(noon);
}

export function Choosing({ trying }) {
  const { answer, tried } = trying;
  const demand = tried.demand || answer?.demand || "small";
  const day = tried.day || answer?.day || boot.days[0];
  const learnt = answer?.learnt_days ?? 0;
  return html`<div class="choosing">
    <label class="choosing__one"><span>${t("day")}</span>
      <select class="input" value=${day} onChange=${(event) => trying.choose({ day: event.target.value })}>
        ${[...new Set([...boot.days, day])].sort().map((each) => html`<option key=${each} value=${each}>${dayName(each)}</option>`)}
      </select></label>
    <label class="choosing__one"><span>${t("demand")}</span>
      <select class="input" value=${demand} onChange=${(event) => trying.choose({ demand: event.target.value })}>
        ${learnt || demand === "past" ? html`<option value="past">${t("demand_past", { days: learnt })}</option>` : null}
        ${SAMPLES.map((size) => html`<option key=${size} value=${size}>${t(`demand_${size}`)}</option>`)}
      </select></label>
  </div>`;
}

export function Sources({ answer }) {
  const learnt = answer.demand === "past";
  return html`<details class="sources"><summary>${icon("info")}${learnt ? t("sources_past", { days: answer.learnt_days }) : t(answer.learnt_days ? "sources_chosen" : "sources_sample")}</summary>
    <p>${t("method", { days: answer.days })}</p>
    ${learnt ? html`<p>${t("method_past")}</p>` : html`<p>${t("method_sample")}</p>`}
    <p>${t("method_limits")}</p>
  </details>`;
}
