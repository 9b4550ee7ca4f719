// How far the figures can be trusted: said beside them, in words, with the days that were left out.

import { html } from "htm/preact/standalone";
import { t } from "../../common/page.js";
import { dayText } from "../lengths.js";
import { lengthOf, number } from "./lengths.js";

function LeftOut({ days }) {
  const told = ["unlike", "no-waits"].map((why) => [why, days.filter((day) => day.why === why)]).filter(([, found]) => found.length);
  if (!told.length) return null;
  return html`<p><strong>${t("left_out")}</strong> – ${told.map(([why, found]) => t(`left_${why.replace("-", "_")}`, { days: found.map((each) => dayText(each.day)).join(", ") })).join("; ")}.</p>`;
}

export function Sure({ answer }) {
  const { rerun } = answer;
  const off = number(Math.round(100 * rerun.total_off) || 0); // never a minus before nothing
  return html`<section class="panel sure" aria-labelledby="sure"><h2 id="sure">${t("sure")}</h2>
    <p>${t("sure_rerun", { rerun: lengthOf(rerun.seconds), actual: lengthOf(answer.actual_seconds), off, near: number(100 * rerun.near), mean: lengthOf(rerun.mean_off_seconds) })}</p>
    <p>${t("sure_method")}</p><p>${t("sure_usual")}</p><p>${t("sure_count")}</p>
    <${LeftOut} days=${answer.left_out} />
  </section>`;
}
