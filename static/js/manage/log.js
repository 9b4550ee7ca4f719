// The service log: some days in four numbers, then by clerk, by day, or each service; and the same as a file.

import { html } from "/static/vendor/htm-preact-standalone.module.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { LogFilters, queryOf } from "./log-filters.js";
import { LogTable, VIEWS } from "./log-tables.js";
import { lengthText } from "./lengths.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { refine } from "./route.js";
import { Title } from "./title.js";

function Sum({ name, value, hint }) {
  return html`<li class="figure-tile"><strong class="figure-tile__value number">${value}</strong><span>${t(name)}</span>${hint && html`<span class="small soft">${hint}</span>`}</li>`;
}

function Sums({ log }) {
  const { total } = log;
  const known = log.services.filter((row) => row.ended_by === "finish");
  return html`<ul class="figures">
    <${Sum} name="served" value=${total.served} />
    <${Sum} name="no_shows" value=${total.no_shows} />
    <${Sum} name="waited" value=${lengthText(total.median_waited)} hint=${known.length ? t("half_waited") : ""} />
    <${Sum} name="called" value=${lengthText(total.median_called_to_started)} />
    <${Sum} name="length" value=${lengthText(total.median_served)} />
  </ul>`;
}

function Views({ view }) {
  return html`<div class="views" role="group" aria-label=${t("show_as")}>
    ${VIEWS.map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === view} onClick=${() => refine({ view: name, sort: "" })}>${t(`view_${name}`)}</button>`)}
  </div>`;
}

export function Log({ filters }) {
  const [log, wrong, again] = useLoad(`/api/v1/manage/service-log?${queryOf(filters)}`);
  const view = VIEWS.includes(filters.view) ? filters.view : VIEWS[0];
  return html`
    <${Title} part="log" />
    <${LogFilters} filters=${filters} />
    <${Wrong} words=${wrong} again=${again} />
    ${log ? null : wrong ? null : html`<${Skeleton} />`}
    ${log && !log.services.length ? html`<div class="panel empty">${icon("chart")}<strong>${t("empty_log")}</strong><p>${t("empty_log_hint")}</p></div>` : null}
    ${log && log.services.length ? html`<${Sums} log=${log} /><${Views} view=${view} /><${LogTable} view=${view} log=${log} sort=${filters.sort} />` : null}`;
}
