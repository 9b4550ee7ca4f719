// The three ways to read the log.

import { html } from "htm/preact/standalone";
import { boot, ofFacts, say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { dayText, lengthText } from "./lengths.js";
import { Table } from "./table.js";

export const VIEWS = ["clerks", "days", "services"];
const MOST_SHOWN = 500;
const fieldNames = ofFacts(() => Object.fromEntries(boot.fields.map((field) => [field.id, field.name])));

const count = (name, title) => ({ name, title: t(title), value: (row) => row[name], figure: true });
const length = (name, title) => ({ name, title: t(title), value: (row) => row[name], show: (row) => lengthText(row[name]), figure: true });
/** The middle, with what nine in ten don't exceed beneath it. */
const spread = (name, title) => ({
  name: `median_${name}`,
  title: t(title),
  value: (row) => row[`median_${name}`],
  show: (row) => html`${lengthText(row[`median_${name}`])}<br /><span class="soft small" title=${t("nine_in_ten")}>≤ ${lengthText(row[`p90_${name}`])}</span>`,
  figure: true,
});
const sums = () => [
  count("served", "served"),
  count("no_shows", "no_shows"),
  spread("waited", "waited"),
  spread("called_to_started", "called"),
  spread("served", "length"),
  spread("parked", "was_parked"),
  { ...count("forgotten", "forgotten"), show: (row) => (row.forgotten ? html`<span class="tag tag--now">${row.forgotten}</span>` : "0") },
];
const clerk = () => ({ name: "clerk", title: t("clerk"), value: (row) => row.clerk });
const day = () => ({ name: "business_day", title: t("day"), value: (row) => row.business_day, show: (row) => dayText(row.business_day) });
const ending = (row) => (row.ended_by ? t(row.outcome ? `outcome_${row.outcome}` : `ended_${row.ended_by}`) : t("still_here"));

function columnsOf(view) {
  if (view === "clerks") return [clerk(), ...sums()];
  if (view === "days") return [day(), clerk(), ...sums()];
  return [
    { name: "number", title: t("number"), value: (row) => row.number, show: (row) => html`<strong>${row.number}</strong>` },
    { name: "procedure", title: t("procedure"), value: (row) => say(boot.procedures[row.procedure]) || row.procedure, show: (row) => html`${say(boot.procedures[row.procedure]) || row.procedure}<br /><span class="soft small">${say(fieldNames()[row.field])}</span>` },
    { name: "counter", title: t("counter"), value: (row) => row.counter },
    clerk(),
    { name: "called_at", title: t("called_at"), value: (row) => row.called_at, show: (row) => html`${clockText(new Date(row.called_at))}<br /><span class="soft small">${dayText(row.business_day)}</span>` },
    length("waited_seconds", "waited_one"),
    length("called_to_started_seconds", "called"),
    { ...length("served_seconds", "length_one"), show: (row) => (row.forgotten_finish ? html`<span class="tag tag--now">${t("forgotten_one")}</span>` : lengthText(row.served_seconds)) },
    length("parked_seconds", "was_parked"),
    { name: "ended_by", title: t("outcome"), value: ending },
  ];
}

const ROWS = { clerks: (log) => log.clerks, days: (log) => log.days, services: (log) => log.services.toReversed() };
const KEYS = { clerks: (row) => row.clerk_id, days: (row) => `${row.business_day} ${row.clerk_id}`, services: (row) => `${row.called_at} ${row.number}` };

export function LogTable({ view, log, sort }) {
  const rows = ROWS[view](log);
  // The office's own figures stay at the end, to be read beside.
  const foot = view === "clerks" ? { ...log.office, clerk: t("whole_office") } : null;
  return html`<${Table} key=${view} dense caption=${t(`view_${view}`)} columns=${columnsOf(view)} rows=${rows.slice(0, MOST_SHOWN)} sort=${sort} identify=${KEYS[view]} foot=${foot} />
    ${rows.length > MOST_SHOWN && html`<p class="notice"><span>${t("more_in_file", { shown: MOST_SHOWN, all: rows.length })}</span></p>`}
    <p class="soft small">${t("zone_note", { zone: boot.time_zone })}</p>`;
}
