// How it went from day to day (or by hour, week, month): who came, how long they waited, and the line not to cross.

import { html } from "htm/preact/standalone";
import { say, t } from "../../common/page.js";
import { axis, baseLine, colour, gridLine, letters, Picture, tip } from "../picture.js";
import { countText, lengthText, minutesOf, number, scaleOf, shareText } from "./numbers.js";
import { Key, Part, Plain } from "./part.js";

const FEW = 3; // as many points or fewer are drawn as dots: a line between two days says little

/** What stands under a point: "23", "8h", "T48", "11/26" */
function shortName(key) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return `${key.slice(8)}/${key.slice(5, 7)}`;
  if (key.includes("-W")) return t("week_short", { week: Number(key.split("W")[1]) });
  if (/^\d{4}-\d{2}$/.test(key)) return `${Number(key.slice(5))}/${key.slice(0, 4)}`;
  return t("hour_label", { hour: key });
}

function line(data, style) {
  return { type: "line", data, smooth: 0.2, connectNulls: true, symbol: "circle", symbolSize: data.length <= FEW ? 12 : style.dots, lineStyle: style, itemStyle: { color: style.color }, z: style.z };
}

function options(lines, target) {
  const p90 = lines.map((each) => minutesOf(each.wait_p90));
  const median = lines.map((each) => minutesOf(each.wait_median));
  const highest = Math.max(target * 1.3, ...p90.map(Number));
  const most = Math.max(1, ...lines.map((each) => each.visitors ?? each.services));
  const said = ([{ dataIndex }]) => {
    const each = lines[dataIndex];
    return [say(each.name), t("tip_people", { count: countText(each.visitors ?? each.services) }), t("tip_p90", { length: lengthText(each.wait_p90) }), t("tip_median", { length: lengthText(each.wait_median) })].join("\n");
  };
  return {
    grid: { left: 44, right: 48, top: 34, bottom: 28 },
    tooltip: tip(said, { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: colour("line"), opacity: 0.4 } } }),
    xAxis: { type: "category", data: lines.map((each) => shortName(each.key)), axisTick: { show: false }, axisLine: baseLine(), axisLabel: { ...letters(), hideOverlap: true } },
    yAxis: [
      axis({ name: t("axis_minutes"), ...scaleOf(highest), splitLine: gridLine() }),
      axis({ name: t("axis_people"), ...scaleOf(most * 2), axisLabel: { ...letters(), formatter: (value) => number(value) }, splitLine: { show: false } }),
    ],
    series: [
      { type: "bar", yAxisIndex: 1, data: lines.map((each) => each.visitors ?? each.services), barWidth: "62%", barMaxWidth: 64, itemStyle: { color: colour("now-pale"), borderRadius: [4, 4, 0, 0] }, z: 1 },
      { ...line(lines.map(() => target), { color: colour("done"), width: 2, type: [8, 5], z: 2, dots: 0 }), symbolSize: 0, silent: true,
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("done"), width: 2, type: [8, 5] }, data: [{ yAxis: target }] } },
      line(median, { color: colour("brand-soft"), width: 2, z: 5, dots: 4 }),
      line(p90, { color: colour("brand"), width: 4, z: 6, dots: 8 }),
    ],
  };
}

export function Trend({ answer, by, spoken, asTable, toggle }) {
  const lines = answer.trend;
  const target = answer.target_minutes;
  const late = lines.filter((each) => each.wait_p90 > target * 60);
  const known = lines.filter((each) => each.wait_p90 !== null);
  const words = known.length < 2 ? "" : t(`trend_says_${by}`, { late: late.length, all: known.length, target });
  const marks = [{ mark: "visits", text: t("key_visits") }, { mark: "tried", text: t("key_p90") }, { mark: "middle", text: t("key_median") }, { mark: "target", text: t("key_target", { minutes: target }) }];
  const columns = [
    { title: t("when"), value: (row) => say(row.name) },
    { title: t("column_visitors"), value: (row) => countText(row.visitors ?? row.services) },
    { title: t("column_wait_median"), value: (row) => lengthText(row.wait_median) },
    { title: t("column_wait_p90"), value: (row) => lengthText(row.wait_p90) },
    { title: t("column_within"), value: (row) => shareText(row.within[15]) },
    { title: t("column_service_median"), value: (row) => lengthText(row.service_median) },
  ];
  return html`<${Part} name="trend" words=${words} asTable=${asTable} toggle=${toggle}
    table=${html`<${Plain} caption=${t("part_of_trend")} columns=${columns} rows=${lines} identify=${(row) => row.key} />`}
    picture=${html`<${Key} marks=${marks} /><${Picture} options=${() => options(lines, target)} when=${[answer, spoken]} label=${`${t("part_of_trend")}. ${words} ${t("same_as_table")}`} />`} />`;
}
