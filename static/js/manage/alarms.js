// What needs somebody: what is wrong, since when, and what to do about it. Nothing wrong is said too, in one quiet line.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { lastingText } from "./lengths.js";
import { address } from "./route.js";

const PICTOGRAMS = { "nobody-serves": "people", "device-silent": "offline", "device-waits": "monitor", "waiting-too-long": "clock", "service-long": "clock", "cannot-write": "alert" };
// Where the mend is found, for those that have a page.
const PLACES = { "device-silent": "screens", "device-waits": "screens", "printer-trouble": "screens" };

const SHOWN = 3; // numbers of an alarm that lead to their tickets

function Alarm({ alarm }) {
  const pictogram = PICTOGRAMS[alarm.code] ?? (alarm.code.startsWith("printer") ? "printer-off" : "alert");
  return html`<li class=${`alarm alarm--${alarm.level}`}>
    ${icon(pictogram)}
    <div class="alarm__words">
      <strong>${say(alarm.title)}</strong>
      <p>${say(alarm.mend)}</p>
    </div>
    <div class="alarm__side">
      ${alarm.since && html`<span class="alarm__since">${lastingText(alarm.since)}</span>`}
      ${(alarm.numbers ?? []).slice(0, SHOWN).map((number) => html`<a key=${number} class="button number" href=${address("now", { ticket: number })} aria-label=${t("see_ticket", { number })}>${number}</a>`)}
      ${PLACES[alarm.code] && html`<a class="button" href=${address(PLACES[alarm.code])}>${t(`part_${PLACES[alarm.code]}`)}</a>`}
    </div>
  </li>`;
}

const WELL = ["ok", "browser", "off"];

/** All of them, the most urgent first: the office's own, and those of the machine under it. */
export function alarmsOf({ now, writable, printer }) {
  const all = [...now.alarms];
  if (!writable) all.push({ code: "cannot-write", level: "stop", subject: "", since: null, title: t("cannot_write"), mend: t("cannot_write_mend") });
  if (printer && !WELL.includes(printer.health)) {
    const level = printer.health === "paper_low" ? "now" : "stop";
    all.push({ code: "printer-trouble", level, subject: "", since: printer.since, title: t("printer_trouble"), mend: printer.message });
  }
  return all.sort((a, b) => (a.level === "stop" ? 0 : 1) - (b.level === "stop" ? 0 : 1));
}

export function Alarms({ feed }) {
  const all = alarmsOf(feed);
  if (!all.length) return html`<p class="all-well">${icon("check-circle")}<span>${t("all_well")}</span></p>`;
  return html`<section aria-labelledby="alarms" aria-live="polite">
    <h2 class="visually-hidden" id="alarms">${t("alarms")}</h2>
    <ul class="alarms">${all.map((alarm) => html`<${Alarm} key=${`${alarm.code} ${alarm.subject}`} alarm=${alarm} />`)}</ul>
  </section>`;
}
