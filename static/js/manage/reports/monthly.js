// The finished month as files in a folder: where, when next, when last, and what is in the way.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { boot, say, t } from "../../common/page.js";
import { dayText } from "../lengths.js";

const SETTINGS = "/manage/settings/reports";

/** "2026-12-01T06:00:00…", by the office's own clock, as "06:00, 01/12/2026" */
const momentText = (at) => `${at.slice(11, 16)}, ${dayText(at.slice(0, 10))}`;
const monthText = (month) => `${Number(month.slice(5))}/${month.slice(0, 4)}`;
const told = (name, { month, at }) => t(name, { month: monthText(month), at: momentText(at) });

export function Monthly() {
  const { monthly } = boot;
  return html`<section class="panel monthly" aria-labelledby="monthly">
    <h2 id="monthly">${icon("papers")}${t("monthly_title")}</h2>
    ${monthly?.wrong.map((words) => html`<div class="notice notice--now">${icon("alert")}<p>${say(words)}</p></div>`)}
    ${monthly
      ? html`<p>${t("monthly_where")} <code>${monthly.folder}</code></p>
        <p class="soft">${monthly.last ? told("monthly_last", monthly.last) : t("monthly_none")} ${told("monthly_next", monthly.next)}</p>`
      : html`<p class="soft">${t("monthly_off")}</p>`}
    <a class="button" href=${SETTINGS}>${icon("settings")}${t(monthly ? "monthly_change" : "monthly_choose")}</a>
  </section>`;
}
