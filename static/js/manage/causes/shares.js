// The waiting by cause: a picture whose steps lead from what was waited down to what would be left, and its table.

import { html } from "htm/preact/standalone";
import { say, t } from "../../common/page.js";
import { Picture } from "../picture.js";
import { inOneUnit, lengthOf } from "./lengths.js";
import { options } from "./picture.js";

const [PAPER_ROW, PAPER_REST] = [26, 60]; // px on paper: of a bar, and of the axis below
const LEAST_DRAWN = 0.004; // thinner than its own edge; the table has it

/** Each cause, the greatest first, and the rest: [{id, name, seconds, low, high, facts, hint, length, share, between}]. */
export function rowsOf(answer) {
  const causes = [...answer.causes].sort((a, b) => b.seconds - a.seconds).map((cause) => ({ ...cause, name: say(cause.name), facts: cause.facts.map(say), hint: say(cause.meaning) }));
  const rest = (id, seconds) => ({ id, name: t(id), seconds, low: seconds, high: seconds, facts: [], hint: t(`${id}_hint`) });
  return inOneUnit([...causes, rest("unexplained", answer.unexplained_seconds), rest("right", answer.right_seconds)], answer.actual_seconds);
}

function Row({ row }) {
  return html`<tr class=${`share share--${row.id}`}>
    <th scope="row"><span class="share__name">${row.name}</span><span class="small soft">${row.hint}${row.share < 0 ? ` ${t("negative")}` : ""}</span></th>
    <td class="figure"><strong>${row.length}</strong>${row.between && html`<span class="small soft">${t("between", row.between)}</span>`}</td>
    <td class="figure">${t("share", { share: row.share })}</td>
    <td>${row.facts.length ? html`<ul class="share__facts">${row.facts.map((fact) => html`<li key=${fact}>${fact}</li>`)}</ul>` : "–"}</td>
  </tr>`;
}

export function Shares({ answer, spoken }) {
  const rows = rowsOf(answer);
  const actual = answer.actual_seconds;
  const drawn = rows.filter((row) => Math.abs(row.seconds) >= LEAST_DRAWN * actual);
  return html`<section class="panel shares" aria-labelledby="shares"><h2 id="shares">${t("picture_title")}</h2>
    <div class="steps"><${Picture} label=${t("picture")} options=${() => options(drawn, actual)} when=${[answer, spoken]} paper=${PAPER_ROW * (drawn.length + 1) + PAPER_REST} /></div>
    <p class="small soft">${t("picture_key")}</p>
    <div class="table-frame"><table class="table shares__table"><caption class="visually-hidden">${t("picture_title")}</caption>
      <thead><tr><th scope="col">${t("cause")}</th><th scope="col" class="figure">${t("time_waited")}</th><th scope="col" class="figure">${t("of_all")}</th><th scope="col">${t("what_was_seen")}</th></tr></thead>
      <tbody>${rows.map((row) => html`<${Row} key=${row.id} row=${row} />`)}</tbody>
      <tfoot><tr><th scope="row">${t("actual")}</th><td class="figure"><strong>${lengthOf(actual)}</strong></td><td class="figure">${t("share", { share: 100 })}</td><td></td></tr></tfoot>
    </table></div>
  </section>`;
}
