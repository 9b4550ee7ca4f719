// The service log: some days in four numbers, then by clerk, by day, or each service; and the same as a file.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { LogFilters, queryOf } from "./log-filters.js";
import { LogTable, VIEWS } from "./log-tables.js";
import { lengthText } from "./lengths.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { refine } from "./route.js";
import { Title } from "./title.js";

/** A length of those who were chosen: the middle, nine in ten, and beside it the whole office’s where they are fewer. */
function Spread({ name, of, log, narrowed }) {
  const [mine, all] = [log.total, log.office];
  return html`<${Sum} name=${name} value=${lengthText(mine[`median_${of}`])} hint=${t("nine_in_ten_are", { length: lengthText(mine[`p90_${of}`]) })}
    beside=${narrowed && t("office_has", { median: lengthText(all[`median_${of}`]), p90: lengthText(all[`p90_${of}`]) })} />`;
}

function Sum({ name, value, hint, beside }) {
  return html`<li class="figure-tile"><strong class="figure-tile__value number">${value}</strong><span>${t(name)}</span>${hint && html`<span class="small soft">${hint}</span>`}${beside && html`<span class="small soft">${beside}</span>`}</li>`;
}

function Sums({ log, narrowed }) {
  const { total } = log;
  return html`<ul class="figures">
    <${Sum} name="served" value=${total.served} />
    <${Sum} name="no_shows" value=${total.no_shows} />
    <${Spread} name="waited" of="waited" log=${log} narrowed=${narrowed} />
    <${Spread} name="called" of="called_to_started" log=${log} narrowed=${narrowed} />
    <${Spread} name="length" of="served" log=${log} narrowed=${narrowed} />
  </ul>
  ${total.forgotten ? html`<p class="notice notice--now">${icon("alert")}<span>${t("forgotten_said", { count: total.forgotten })}</span></p>` : null}
  <details class="panel"><summary>${t("meanings")}</summary><dl class="meanings">${Object.entries(log.definitions).map(([name, words]) => html`<div key=${name}><dt>${t(`means_${name}`)}</dt><dd>${say(words)}</dd></div>`)}</dl></details>`;
}

function Views({ view }) {
  return html`<div class="views" role="group" aria-label=${t("show_as")}>
    ${VIEWS.map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === view} onClick=${() => refine({ view: name, sort: "" })}>${t(`view_${name}`)}</button>`)}
  </div>`;
}

const NARROW = ["clerk", "counter", "field", "procedure", "outcome"];

export function Log({ filters }) {
  const [log, wrong, again] = useLoad(`/api/v1/manage/service-log?${queryOf(filters)}`);
  const view = VIEWS.includes(filters.view) ? filters.view : VIEWS[0];
  return html`
    <${Title} part="log" />
    <${LogFilters} filters=${filters} />
    <${Wrong} words=${wrong} again=${again} />
    ${log ? null : wrong ? null : html`<${Skeleton} />`}
    ${log && !log.services.length ? html`<div class="panel empty">${icon("chart")}<strong>${t("empty_log")}</strong><p>${t("empty_log_hint")}</p></div>` : null}
    ${log && log.services.length ? html`<${Sums} log=${log} narrowed=${NARROW.some((name) => filters[name])} /><${Views} view=${view} /><${LogTable} view=${view} log=${log} sort=${filters.sort} />` : null}`;
}
