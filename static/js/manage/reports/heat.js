// The week as a field of hours: when people come, and when they wait.

import { html } from "htm/preact/standalone";
import { language, t } from "../../common/page.js";
import { axis, colour, letters, Picture, tip } from "../picture.js";
import { lengthText, minutesOf, number } from "./numbers.js";
import { Part, Plain } from "./part.js";

export const MEASURES = ["wait_p90", "wait_median", "visitors"];
const MONDAY = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

export function weekdayName(weekday, length = "long") {
  const locale = language() === "en" ? "en-GB" : "vi-VN";
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: "UTC" }).format(new Date(MONDAY + (weekday - 1) * DAY_MS));
}

const valueOf = (cell, measure) => (measure === "visitors" ? cell.visitors : minutesOf(cell[measure]));
const textOf = (cell, measure) => (measure === "visitors" ? t("people_a_day", { count: number(cell.visitors, cell.visitors < 10 ? 1 : 0) }) : lengthText(cell[measure]));
const placeOf = (cell) => t("weekday_hour", { weekday: weekdayName(cell.weekday), from: cell.hour, to: cell.hour + 1 });

/** Pale is little, red is much. */
function grounds() {
  return [colour("now-wash"), colour("now-pale"), colour("now"), colour("now-deep"), colour("brand-soft"), colour("brand")];
}

// Waits are coloured by the promise: up to the target pale, beyond three times it as red as it gets.
const OF_TARGET = [0.5, 1, 1.5, 2, 3];
const OF_MOST = [1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6];

function cellOf(cell, measure, limits, hours, days) {
  const value = valueOf(cell, measure);
  const step = limits.filter((limit) => value > limit).length;
  return {
    value: [hours.indexOf(cell.hour), days.indexOf(cell.weekday), value],
    itemStyle: { color: grounds()[step], borderColor: colour("surface"), borderWidth: 3, borderRadius: 6 },
    label: { show: true, color: step > 3 ? colour("surface") : colour("ink"), formatter: number(value, value < 9.95 && measure === "visitors" ? 1 : 0) },
  };
}

function options(cells, measure, hours, days, target) {
  const values = cells.map((cell) => valueOf(cell, measure));
  const limits = measure === "visitors" ? OF_MOST.map((share) => share * Math.max(...values)) : OF_TARGET.map((times) => times * target);
  return {
    grid: { left: language() === "en" ? 92 : 78, right: 8, top: 8, bottom: 28 },
    tooltip: tip(({ dataIndex }) => [placeOf(cells[dataIndex]), ...MEASURES.map((name) => `${t(`measure_${name}`)}: ${textOf(cells[dataIndex], name)}`)].join("\n"), { trigger: "item" }),
    xAxis: axis({ type: "category", data: hours.map((hour) => t("hour_label", { hour })), splitArea: { show: false } }),
    yAxis: axis({ type: "category", data: days.map((day) => weekdayName(day)), inverse: true }),
    series: [{ type: "heatmap", data: cells.map((cell) => cellOf(cell, measure, limits, hours, days)), label: { ...letters(), fontSize: 14, fontWeight: 600 }, emphasis: { itemStyle: { borderColor: colour("ink"), borderWidth: 2 } } }],
  };
}

const range = (values) => Array.from({ length: Math.max(...values) - Math.min(...values) + 1 }, (_, at) => Math.min(...values) + at);
const largest = (cells, measure) => cells.reduce((best, cell) => (valueOf(cell, measure) > valueOf(best, measure) ? cell : best), cells[0]);

function Measures({ measure, choose }) {
  return html`<div class="views" role="group" aria-label=${t("heat_of")}>
    ${MEASURES.map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === measure} onClick=${() => choose(name)}>${t(`measure_${name}`)}</button>`)}</div>`;
}

export function Heat({ answer, spoken, asTable, toggle, measure, choose }) {
  const known = answer.heat.filter((cell) => measure === "visitors" || cell[measure] !== null);
  const hours = range(answer.heat.map((cell) => cell.hour));
  const days = [...new Set(answer.heat.map((cell) => cell.weekday))].sort();
  const [busiest, slowest] = [largest(answer.heat, "visitors"), known.length && measure !== "visitors" ? largest(known, measure) : null];
  const words = [t("heat_busiest", { where: placeOf(busiest), people: textOf(busiest, "visitors") }), slowest && t("heat_slowest", { where: placeOf(slowest), wait: textOf(slowest, measure), measure: t(`measure_${measure}`) })].filter(Boolean).join(" ");
  const columns = [{ title: t("hour"), value: (hour) => t("hour_span", { from: hour, to: hour + 1 }) }, ...days.map((day) => ({
    title: weekdayName(day),
    value: (hour) => {
      const cell = known.find((each) => each.weekday === day && each.hour === hour);
      return cell ? textOf(cell, measure) : "–";
    },
  }))];
  const measures = html`<${Measures} measure=${measure} choose=${choose} />`;
  return html`<${Part} name="heat" words=${words} asTable=${asTable} toggle=${toggle}
    table=${html`<${Plain} caption=${`${t("part_of_heat")}: ${t(`measure_${measure}`)}`} columns=${columns} rows=${hours} identify=${(hour) => hour} />`}
    picture=${html`${measures}${known.length ? html`<${Picture} options=${() => options(known, measure, hours, days, answer.target_minutes)} when=${[answer, spoken, measure]} label=${`${t("part_of_heat")}. ${words} ${t("same_as_table")}`} />` : html`<p class="empty">${t("nobody_was_called")}</p>`}`} />`;
}
