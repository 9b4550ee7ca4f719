// How the waits spread: most of them short, and a tail of people who waited long.

import { html } from "htm/preact/standalone";
import { t } from "../../common/page.js";
import { axis, baseLine, colour, gridLine, letters, Picture, tip } from "../picture.js";
import { countText, shareText } from "./numbers.js";
import { Part, Plain } from "./part.js";

/** [{from, to, count, share}]; the last holds all that were longer, and empty steps at the end are left out. */
function stepsOf({ step_minutes: minutes, counts }) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const steps = counts.map((count, at) => ({ from: at * minutes, to: at === counts.length - 1 ? null : (at + 1) * minutes, count, share: all ? count / all : 0 }));
  const end = steps.findLastIndex((step) => step.count) + 1;
  return steps.slice(0, Math.max(end, 4));
}

const nameOf = ({ from, to }) => (to === null ? t("from_minutes", { from }) : t("span_minutes", { from, to }));

function options(steps, target) {
  const said = ([{ dataIndex }]) => `${nameOf(steps[dataIndex])}\n${t("tip_waits", { count: countText(steps[dataIndex].count), share: shareText(steps[dataIndex].share) })}`;
  return {
    grid: { left: 48, right: 12, top: 34, bottom: 46 },
    tooltip: tip(said, { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: colour("line"), opacity: 0.4 } } }),
    xAxis: { type: "category", data: steps.map(({ from, to }) => (to === null ? `≥ ${from}` : `${from}–${to}`)), name: t("axis_waited"), nameLocation: "middle", nameGap: 26, nameTextStyle: letters(), axisTick: { show: false }, axisLine: baseLine(), axisLabel: { ...letters(), hideOverlap: true } },
    yAxis: axis({ name: t("axis_waits"), minInterval: 1, axisLabel: { ...letters(), formatter: countText }, splitLine: gridLine() }),
    series: [{ type: "bar", barWidth: "78%", barMaxWidth: 72, data: steps.map((step) => ({ value: step.count, itemStyle: { color: colour(step.to !== null && step.to <= target ? "done" : "brand-soft"), borderRadius: [4, 4, 0, 0] } })) }],
  };
}

export function Spread({ answer, spoken, asTable, toggle }) {
  const steps = stepsOf(answer.spread);
  const { target_minutes: target } = answer;
  const within = answer.all.within[target] ?? null;
  const words = answer.all.waits ? t(within === null ? "spread_says_p90" : "spread_says", { share: shareText(within), target, waits: countText(answer.all.waits) }) : "";
  const columns = [
    { title: t("waited_minutes"), value: nameOf },
    { title: t("column_waits"), value: (row) => countText(row.count) },
    { title: t("column_share"), value: (row) => shareText(row.share) },
  ];
  return html`<${Part} name="spread" words=${words} asTable=${asTable} toggle=${toggle}
    table=${html`<${Plain} caption=${t("part_of_spread")} columns=${columns} rows=${steps} identify=${(row) => row.from} />`}
    picture=${answer.all.waits ? html`<${Picture} options=${() => options(steps, target)} when=${[answer, spoken]} label=${`${t("part_of_spread")}. ${words} ${t("same_as_table")}`} />` : html`<p class="empty">${t("nobody_was_called")}</p>`} />`;
}
