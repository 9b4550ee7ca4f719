// The day by hour: a picture, and the same as a table for who reads it with the ears or on paper.

import { html } from "htm/preact/standalone";
import { boot, t } from "../../common/page.js";
import { Picture } from "../picture.js";
import { options } from "./picture.js";
import { minutesText } from "./results.js";

/** [{hour, visits, present: {median, p90}, tried: {median, p90}}] */
function rowsOf(answer) {
  const present = new Map(answer.present.figures.hours.map((each) => [each.hour, each]));
  return answer.tried.figures.hours.map((each) => ({ hour: each.hour, visits: each.visits, tried: each, present: present.get(each.hour) ?? each }));
}

function Key({ compared }) {
  const keys = ["visits", ...(compared ? ["present"] : []), "tried", "middle", "target"];
  return html`<ul class="key" aria-hidden="true">${keys.map((name) => html`<li key=${name}><span class=${`key__mark key__mark--${name}`}></span>
    ${t(name === "tried" && !compared ? "key_present_alone" : `key_${name}`, { minutes: boot.waiting_target_minutes })}</li>`)}</ul>`;
}

function Cell({ value }) {
  const late = value === null || value > boot.waiting_target_minutes;
  return html`<td class=${`figure ${late ? "late" : ""}`}>${minutesText(value)}</td>`;
}

export function Hours({ answer, spoken }) {
  const rows = rowsOf(answer);
  const compared = answer.tried.changes.length > 0;
  return html`<section class="panel by-hour"><h2 id="by-hour">${t("by_hour")}</h2>
    <${Key} compared=${compared} />
    <${Picture} options=${() => options(rows, compared, boot.waiting_target_minutes)} when=${[answer, spoken]} label=${t("picture")} />
    <div class="table-frame" tabindex="0" role="region" aria-labelledby="by-hour"><table class="table by-hour__table"><caption class="visually-hidden">${t("by_hour")}</caption>
      <thead><tr><th scope="col">${t("hour")}</th><th scope="col" class="figure">${t("key_visits")}</th>
        <th scope="col" class="figure">${t("median_short")}</th><th scope="col" class="figure">${t("p90_short")}</th>
        ${compared && html`<th scope="col" class="figure">${t("p90_present")}</th>`}</tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.hour}><th scope="row">${t("hour_span", { from: row.hour, to: row.hour + 1 })}</th><td class="figure">${Math.round(row.visits)}</td>
        <${Cell} value=${row.tried.median} /><${Cell} value=${row.tried.p90} />${compared && html`<${Cell} value=${row.present.p90} />`}</tr>`)}</tbody>
    </table></div>
  </section>`;
}
