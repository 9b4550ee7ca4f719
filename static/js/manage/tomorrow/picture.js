// The picture's options for ECharts, in the colours and letters of the house.

import { t } from "../../common/page.js";
import { axis, baseLine, colour, gridLine, letters } from "../picture.js";

// Both axes are cut into the same number of steps of such lengths, so that a line of the grid means a number on either.
const STEPS = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 500];
const MOST_STEPS = 6;
// On a glass this narrow the ten hours stand closer than their letters are wide.
const NARROW = 1200;
const LONGEST = 120; // minutes; whoever isn't called at all is drawn at the top rather than at midnight

const drawn = (value) => (value === null ? LONGEST : Math.min(value, LONGEST));
const minutesLabel = (value) => (value === LONGEST ? `≥ ${value}` : String(value));

const stepOf = (highest, count) => STEPS.find((step) => step * count >= highest) ?? Math.ceil(highest / count);

/** {max, interval} of an axis of `count` steps that reaches `highest`. */
const scale = (highest, count) => ({ min: 0, max: stepOf(highest, count) * count, interval: stepOf(highest, count) });

function line(name, data, style) {
  return { name, type: "line", data, smooth: 0.25, symbol: "circle", symbolSize: style.dots ?? 0, lineStyle: style, itemStyle: { color: style.color }, z: style.z ?? 3, silent: true };
}

function seriesOf(rows, compared, target) {
  const red = colour("brand");
  const grey = colour("line-strong");
  return [
    { name: t("key_visits"), type: "bar", yAxisIndex: 1, data: rows.map((row) => row.visits), barWidth: "62%", itemStyle: { color: colour("now-pale"), borderRadius: [4, 4, 0, 0] }, silent: true },
    line(t("key_target"), rows.map(() => target), { color: colour("done"), width: 2, type: [8, 5], z: 2 }),
    ...(compared ? [line(t("key_present"), rows.map((row) => drawn(row.present.p90)), { color: grey, width: 3, type: [3, 4], z: 4 })] : []),
    line(t("key_middle"), rows.map((row) => drawn(row.tried.median)), { color: colour("brand-soft"), width: 2, z: 5 }),
    line(t("key_tried"), rows.map((row) => drawn(row.tried.p90)), { color: red, width: 4, z: 6, dots: 8 }),
  ];
}

/** rows as in by-hour.js; `target` in minutes. */
export function options(rows, compared, target) {
  const highest = Math.max(target * 1.3, ...rows.flatMap((row) => [drawn(row.tried.p90), drawn(row.tried.median), compared ? drawn(row.present.p90) : 0]));
  const step = stepOf(highest, MOST_STEPS);
  const count = Math.ceil(highest / step);
  return {
    grid: { left: 44, right: 40, top: 34, bottom: 28 },
    xAxis: { type: "category", data: rows.map((row) => t("hour_label", { hour: row.hour })), axisTick: { show: false }, axisLine: baseLine(), axisLabel: { ...letters(), interval: 0, margin: 6, fontSize: innerWidth < NARROW ? 11 : 13 } },
    yAxis: [
      axis({ name: t("axis_minutes"), nameLocation: "end", ...scale(highest, count), axisLabel: { ...letters(), formatter: minutesLabel }, splitLine: gridLine() }),
      axis({ name: t("axis_people"), ...scale(Math.max(...rows.map((row) => row.visits), 1) * 2, count), splitLine: { show: false } }),
    ],
    series: seriesOf(rows, compared, target),
  };
}
