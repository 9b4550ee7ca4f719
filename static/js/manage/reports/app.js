// The reports: a stretch of days in figures, beside the stretch before; in pictures, each with its table; and split.

import { html, useEffect, useState } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { boot, language, say, t } from "../../common/page.js";
import { useFeed } from "../feed.js";
import { Skeleton, useLoad, Wrong } from "../load.js";
import { Side } from "../side.js";
import { Title } from "../title.js";
import { useAddress } from "./address.js";
import { useFigures } from "./asking.js";
import { Choosing } from "./choosing.js";
import { Heat, MEASURES } from "./heat.js";
import { Monthly } from "./monthly.js";
import { nameOf, trendOf } from "./period.js";
import { Splits } from "./splits.js";
import { Spread } from "./spread.js";
import { Tiles } from "./tiles.js";
import { Trend } from "./trend.js";

/** No day yet at all, or none in this stretch: what will stand here, and the way on. */
function Nothing({ asked, go }) {
  const some = boot.first_day;
  const isNarrowed = Object.keys(asked.filters).length > 0;
  return html`<div class="panel empty">${icon("chart")}
    <strong>${some ? t("empty_period", { period: nameOf(asked.kind, asked.span) }) : t("empty_ever")}</strong>
    <p>${t(some ? (isNarrowed ? "empty_narrowed_hint" : "empty_period_hint") : "empty_ever_hint")}</p>
    ${some ? html`<button class="button button--primary" onClick=${() => go({ period: "month", at: boot.last_day, from: "", to: "", field: "", procedure: "", counter: "", clerk: "" })}>${t("to_last_day")}</button>`
      : html`<a class="button button--primary" href="/manage#screens">${t("to_screens")}</a>`}
  </div>`;
}

function against({ kind, before }) {
  if (!before.part) return t("against", { period: nameOf(kind, before) });
  return t("against_part", { period: nameOf("days", before), days: before.part });
}

/** "Lĩnh vực: Hộ tịch · Quầy 2": whose figures these are, on paper too. */
function narrowedTo({ filters }, clerks) {
  const lists = { field: boot.fields, procedure: boot.procedures, counter: boot.counters, clerk: clerks };
  const named = ([name, id]) => `${t(name)}: ${say(lists[name].find((item) => String(item.id) === id)?.name) || id}`;
  return Object.entries(filters).map(named).join(" · ");
}

function Meanings({ definitions }) {
  return html`<details class="meanings"><summary>${icon("info")}<span>${t("meanings")}</span></summary>
    <dl>${Object.entries(definitions).map(([name, words]) => html`<div key=${name}><dt>${t(`meaning_${name}`)}</dt><dd>${say(words)}</dd></div>`)}</dl>
    <p class="soft small">${t("zone_note", { zone: boot.time_zone })}</p></details>`;
}

/** On paper nothing can be pressed: what figures mean is opened for it. */
function useOpenOnPaper() {
  useEffect(() => {
    const open = (is) => () => document.querySelectorAll(".meanings").forEach((each) => each.toggleAttribute("open", is));
    const [before, after] = [open(true), open(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
}

function Figures({ figures, address, clerks, spoken }) {
  const { answer, earlier, of } = figures;
  const { asked, go, show } = address;
  const [measure, choose] = useState(MEASURES[0]);
  const shown = (name) => ({
    answer,
    spoken,
    asTable: asked.tables.has(name),
    toggle: () => show({ tables: [...asked.tables].filter((each) => each !== name).concat(asked.tables.has(name) ? [] : name).sort().join() }),
  });
  // One day's hours are its course already; a week is the least that has a pattern.
  const weekdays = new Set(answer.heat.map((cell) => cell.weekday)).size;
  return html`<div class="report" aria-busy=${figures.busy}>
    <p class="report__of"><strong>${nameOf(of.kind, of.span)}</strong> <span class="soft">${against(of)}</span>${Object.keys(of.filters).length ? html`<br /><span>${narrowedTo(of, clerks)}</span>` : null}</p>
    <${Tiles} answer=${answer} earlier=${earlier} />
    <${Trend} ...${shown("trend")} by=${trendOf(of.kind, of.span)} />
    <div class="report__pair">${weekdays > 1 ? html`<${Heat} ...${shown("heat")} measure=${measure} choose=${choose} />` : null}<${Spread} ...${shown("spread")} /></div>
    <${Splits} answer=${answer} asked=${asked} go=${go} show=${show} />
    <${Meanings} definitions=${answer.definitions} />
  </div>`;
}

export function Reports() {
  const feed = useFeed();
  const [spoken, speak] = useState(language());
  const address = useAddress();
  const figures = useFigures(address.asked);
  const [staff] = useLoad("/api/v1/manage/clerks");
  const clerks = staff?.clerks ?? [];
  useOpenOnPaper();
  useEffect(() => {
    document.title = `${t("part_reports")} · ${t("title")}`;
  }, [spoken]);
  const { answer, wrong, busy, again } = figures;
  return html`<div class="manager">
    <${Side} part="reports" feed=${feed} swapped=${speak} />
    <main class="page reports" tabindex="-1">
      <${Title} part="reports" />
      ${boot.first_day && html`<${Choosing} asked=${address.asked} go=${address.go} clerks=${clerks} />`}
      <${Wrong} words=${wrong} again=${again} />
      ${answer ? null : wrong ? null : html`<${Skeleton} />`}
      ${answer && html`<div class="report__progress" hidden=${!busy}><span class="visually-hidden">${t("loading")}</span></div>`}
      ${answer && !answer.all && !busy ? html`<${Nothing} asked=${address.asked} go=${address.go} />` : null}
      ${answer?.all ? html`<${Figures} figures=${figures} address=${address} clerks=${clerks} spoken=${spoken} />` : null}
      ${answer || wrong ? html`<${Monthly} />` : null}
    </main>
  </div>`;
}
