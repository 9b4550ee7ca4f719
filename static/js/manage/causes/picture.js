// The picture's options for ECharts: each cause begins where the one above it ended.

import { t } from "../../common/page.js";
import { colour, gridLine, letters } from "../picture.js";
import { lengthOf } from "./lengths.js";

const FILLS = { actual: "line-strong", unexplained: "line", right: "done" };
const NARROW = 700;

/** [{name, offset, length, negative, id}] in units, from the top. */
function stepsOf(rows, actual) {
  let left = actual;
  const steps = rows.map((row) => {
    const from = left;
    left -= row.seconds;
    return { ...row, told: row.length, offset: Math.min(from, left), length: Math.abs(row.seconds) };
  });
  return [{ id: "actual", name: t("actual"), offset: 0, length: actual, seconds: actual, told: lengthOf(actual), share: 100 }, ...steps];
}

export function options(rows, actual) {
  const isNarrow = innerWidth < NARROW;
  const isHours = actual >= 2 * 3600;
  const unit = isHours ? 3600 : 60;
  const steps = stepsOf(rows, actual);
  const text = { ...letters(), color: colour("ink"), fontSize: isNarrow ? 12 : 14 };
  const fill = (step) => (FILLS[step.id] ? colour(FILLS[step.id]) : colour(step.seconds < 0 ? "now-deep" : "brand"));
  const label = (step) => `${step.told} (${t("share", step)})`;
  const names = isNarrow ? 110 : 270;
  return {
    grid: { left: names + 12, right: isNarrow ? 92 : 124, top: 8, bottom: 44 },
    xAxis: { type: "value", name: t(isHours ? "unit_hours" : "unit_minutes"), nameLocation: "middle", nameGap: 26, min: 0, axisLabel: letters(), nameTextStyle: letters(), splitLine: gridLine() },
    yAxis: { type: "category", inverse: true, data: steps.map((step) => step.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...text, interval: 0, width: names, overflow: "break", lineHeight: 19 } },
    series: [
      { type: "bar", stack: "steps", silent: true, itemStyle: { color: "transparent" }, data: steps.map((step) => step.offset / unit) },
      {
        type: "bar", stack: "steps", silent: true, barWidth: "58%",
        data: steps.map((step) => ({ value: step.length / unit, itemStyle: { color: fill(step), borderRadius: 3 } })),
        label: { show: true, position: "right", ...text, formatter: (point) => label(steps[point.dataIndex]) },
      },
    ],
  };
}
