// The end of the day, by hand: no more tickets, and whoever still waits is told with a reason.

import { html, useState } from "htm/preact/standalone";
import { post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { saidOf, Wrong } from "./load.js";

function CloseDay({ close }) {
  const [reason, setReason] = useState("");
  const send = () => post("/api/v1/manage/day/close", { reason: reason.trim() || null });
  return html`<${Dialog} title=${t("close_day_title")} hint=${t("close_day_hint")} yes=${t("close_day")} danger send=${send} close=${close}>
    <div class="field"><label for="close-reason">${t("close_day_reason")}</label>
      <input class="input" id="close-reason" maxlength="200" value=${reason} onInput=${(event) => setReason(event.target.value)} /></div>
  <//>`;
}

export function DayEnd({ now }) {
  const [asking, ask] = useState(false);
  const [wrong, setWrong] = useState("");
  const open = () => post("/api/v1/manage/day/open", {}).then(() => setWrong(""), (error) => setWrong(saidOf(error)));
  return html`<section class="day-end" aria-label=${t("day_title")}>
    <${Wrong} words=${wrong} />
    ${now.closed
      ? html`<p>${t("day_closed")}</p><button class="button" onClick=${open}>${icon("open")}${t("open_day")}</button>`
      : html`<p class="soft">${t("day_title")}</p><button class="button" onClick=${() => ask(true)}>${icon("closed")}${t("close_day")}</button>`}
    ${asking && html`<${CloseDay} close=${() => ask(false)} />`}
  </section>`;
}
