// Which days, which clerk, which counter, which field. Each choice stands in the address.

import { html, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { saidOf, useLoad, Wrong } from "./load.js";
import { refine } from "./route.js";

const DAY_MS = 86_400_000;
const dayBefore = (day, days) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
const PERIODS = {
  today: () => ({ from: boot.today, to: boot.today }),
  yesterday: () => ({ from: dayBefore(boot.today, 1), to: dayBefore(boot.today, 1) }),
  week: () => ({ from: dayBefore(boot.today, 6), to: boot.today }),
  month: () => ({ from: `${boot.today.slice(0, 8)}01`, to: boot.today }),
};

const OUTCOMES = ["accepted", "returned", "missing_papers", "guided", "refused"];
const ENDINGS = ["no_show", "transfer", "park"];

export function queryOf({ from = boot.today, to = boot.today, clerk, counter, field, procedure, outcome }) {
  const asked = { from, to: to < from ? from : to, clerk, counter, field, procedure, outcome };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
}

async function save(query, format) {
  const answer = await fetch(`/api/v1/manage/service-log?${query}&format=${format}`, { headers: { "Motcua-Screen": "manager" } });
  if (!answer.ok) throw Object.assign(new Error((await answer.json()).detail), { status: answer.status });
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `service-log.${format}`;
  const address = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

function Choice({ name, value, all, options }) {
  return html`<label class="filter"><span>${t(name)}</span>
    <select class="input" value=${value ?? ""} onChange=${(event) => refine({ [name]: event.target.value })}>
      <option value="">${all}</option>
      ${options.map((option) => html`<option key=${option.id} value=${option.id}>${say(option.name)}</option>`)}
    </select></label>`;
}

function Day({ name, value }) {
  return html`<label class="filter"><span>${t(`day_${name}`)}</span>
    <input class="input" type="date" value=${value} max=${boot.today} onChange=${(event) => event.target.value && refine({ [name]: event.target.value })} /></label>`;
}

const procedures = () => Object.entries(boot.procedures).map(([id, name]) => ({ id, name }));
const outcomes = () => [...OUTCOMES.map((id) => ({ id, name: t(`outcome_${id}`) })), ...ENDINGS.map((id) => ({ id, name: t(`ended_${id}`) }))];

export function LogFilters({ filters }) {
  const [staff] = useLoad("/api/v1/manage/clerks");
  const [wrong, setWrong] = useState("");
  const { from = boot.today, to = boot.today } = filters;
  const query = queryOf(filters);
  const file = (format) => save(query, format).then(() => setWrong(""), (error) => setWrong(saidOf(error)));
  const period = Object.keys(PERIODS).find((name) => PERIODS[name]().from === from && PERIODS[name]().to === to);
  return html`<section class="filters" aria-label=${t("filters")}>
    <div class="views">${Object.keys(PERIODS).map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === period} onClick=${() => refine(PERIODS[name]())}>${t(`period_${name}`)}</button>`)}</div>
    <div class="filters__row">
      <${Day} name="from" value=${from} /><${Day} name="to" value=${to < from ? from : to} />
      <${Choice} name="clerk" value=${filters.clerk} all=${t("all_clerks")} options=${staff?.clerks ?? []} />
      <${Choice} name="counter" value=${filters.counter} all=${t("all_counters")} options=${boot.counters} />
      <${Choice} name="field" value=${filters.field} all=${t("all_fields")} options=${boot.fields} />
      <${Choice} name="procedure" value=${filters.procedure} all=${t("all_procedures")} options=${procedures()} />
      <${Choice} name="outcome" value=${filters.outcome} all=${t("all_outcomes")} options=${outcomes()} />
      <div class="filters__files">
        <button class="button" onClick=${() => file("xlsx")}>${icon("download")}Excel</button>
        <button class="button" onClick=${() => file("csv")}>${icon("download")}CSV</button>
        <button class="button" onClick=${() => print()}>${icon("printer")}${t("print")}</button>
      </div>
    </div>
    <${Wrong} words=${wrong} />
  </section>`;
}
