// Who waits for what, the longest wait first. Lines without anybody are named in one sentence, not drawn as empty rows.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { waitWords } from "../common/words.js";
import { aboutText } from "./lengths.js";
import { address } from "./route.js";

function Line({ field, most }) {
  const late = field.longest_wait_seconds > boot.waiting_target_minutes * 60;
  return html`<li class="queue-line">
    <span class="prefix">${field.prefix}</span>
    <div class="queue-line__name"><a href=${address("now", { line: field.field })}><strong>${say(field.name)}</strong></a>
      <span class="soft small">${field.open ? t("newcomer_waits", { wait: waitWords(field.wait_minutes) }) : t("no_counter_open")}</span></div>
    <strong class="queue-line__count number">${field.count}</strong>
    <span class=${`queue-line__longest ${late ? "queue-line__longest--late" : ""}`}>${late && icon("alert")}<span>${aboutText(field.longest_wait_seconds)}</span></span>
    <span class="queue-line__bar"><i style=${{ inlineSize: `${Math.max(2, (100 * field.count) / most)}%` }}></i></span>
  </li>`;
}

export function Lines({ now }) {
  const waiting = now.fields.filter((field) => field.count).sort((a, b) => b.longest_wait_seconds - a.longest_wait_seconds);
  const quiet = now.fields.filter((field) => !field.count);
  const most = Math.max(1, ...waiting.map((field) => field.count));
  return html`<section class="queue-lines" aria-labelledby="lines">
    <div class="queue-lines__head"><h2 id="lines">${t("lines")}</h2>${waiting.length ? html`<span class="soft small">${t("count_and_longest")}</span>` : null}</div>
    ${waiting.length
      ? html`<ul>${waiting.map((field) => html`<${Line} key=${field.field} field=${field} most=${most} />`)}</ul>`
      : html`<p class="empty">${icon("seat")}<span>${t("nobody_waits")}</span></p>`}
    ${waiting.length && quiet.length ? html`<p class="soft small queue-lines__quiet">${t("nobody_waits_for", { fields: quiet.map((field) => say(field.name)).join(" · ") })}</p>` : null}
  </section>`;
}
