// Which stretch of days, whose figures, and as what file.

import { html, useState } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { boot, say, t } from "../../common/page.js";
import { saidOf, Wrong } from "../load.js";
import { FILTERS } from "./address.js";
import { bookPath, pathOf, save } from "./asking.js";
import { KINDS, nameOf, neighbour } from "./period.js";

function Stretch({ asked, go }) {
  const { kind, span } = asked;
  const step = (way) => {
    const next = neighbour(kind, span, way);
    go(kind === "days" ? { from: next.first, to: next.last } : { at: next.first });
  };
  const choose = (name) => go(name === "days" ? { period: name, from: span.first, to: span.last < boot.today ? span.last : boot.today, at: "" } : { period: name, at: kindDay(asked), from: "", to: "" });
  return html`<div class="stretch">
    <div class="views" role="group" aria-label=${t("period")}>${KINDS.map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === kind} onClick=${() => choose(name)}>${t(`period_${name}`)}</button>`)}</div>
    <div class="stretch__one">
      <button class="button stretch__step" aria-label=${t("period_before")} title=${t("period_before")} disabled=${!boot.first_day || span.first <= boot.first_day} onClick=${() => step(-1)}>${icon("chevron-left")}</button>
      ${kind === "days" ? html`<${Days} span=${span} go=${go} />` : html`<strong class="stretch__name" aria-live="polite">${nameOf(kind, span)}</strong>`}
      <button class="button stretch__step" aria-label=${t("period_after")} title=${t("period_after")} disabled=${span.last >= boot.today} onClick=${() => step(1)}>${icon("chevron-right")}</button>
    </div>
  </div>`;
}

/** From a month to its weeks: to the last day of it that has been. */
const kindDay = ({ span }) => (span.last < boot.today ? span.last : boot.today);

function Days({ span, go }) {
  const day = (name, value, set) => html`<input class="input" type="date" aria-label=${t(`day_${name}`)} value=${value} max=${boot.today} onChange=${(event) => event.target.value && go(set(event.target.value))} />`;
  return html`<span class="stretch__days">${day("from", span.first, (from) => ({ from, to: span.last < from ? from : span.last }))}<span aria-hidden="true">–</span>${day("to", span.last, (to) => ({ from: to < span.first ? to : span.first, to }))}</span>`;
}

function Choice({ name, value, go, children }) {
  return html`<label class="filter"><span>${t(name)}</span>
    <select class="input" value=${value ?? ""} onChange=${(event) => go({ [name]: event.target.value })}><option value="">${t(`all_${name}s`)}</option>${children}</select></label>`;
}

const options = (items) => items.map((item) => html`<option key=${item.id} value=${item.id}>${say(item.name)}</option>`);

function Procedures({ filters, go }) {
  const groups = boot.fields.filter((field) => !filters.field || field.id === filters.field || boot.procedures.some((item) => item.id === filters.procedure && item.field === field.id));
  return html`<${Choice} name="procedure" value=${filters.procedure} go=${go}>
    ${groups.map((field) => html`<optgroup key=${field.id} label=${say(field.name)}>${options(boot.procedures.filter((item) => item.field === field.id))}</optgroup>`)}<//>`;
}

function Files({ asked }) {
  const [wrong, setWrong] = useState("");
  const file = (format) => save(pathOf(asked, { format }), `figures.${format}`).then(() => setWrong(""), (error) => setWrong(saidOf(error)));
  const book = () => save(bookPath(asked), "figures.xlsx").then(() => setWrong(""), (error) => setWrong(saidOf(error)));
  return html`<div class="filters__files">
      <button class="button" onClick=${() => file("xlsx")}>${icon("download")}Excel</button>
      <button class="button" onClick=${() => file("csv")}>${icon("download")}CSV</button>
      <button class="button" title=${t("all_splits_hint")} onClick=${book}>${icon("download")}${t("all_splits")}</button>
      ${asked.kind === "month" && asked.span.first <= boot.today ? html`<a class="button" href=${`/manage/reports/month.pdf?month=${asked.span.first.slice(0, 7)}`} download title=${t("monthly_report")}>${icon("papers")}PDF<span class="visually-hidden">: ${t("monthly_report")}</span></a>` : null}
      <button class="button" onClick=${() => print()}>${icon("printer")}${t("print")}</button>
    </div><${Wrong} words=${wrong} />`;
}

export function Choosing({ asked, go, clerks }) {
  const { filters } = asked;
  const narrowed = FILTERS.some((name) => filters[name]);
  return html`<section class="filters" aria-label=${t("filters")}>
    <${Stretch} asked=${asked} go=${go} />
    <div class="filters__row">
      <${Choice} name="field" value=${filters.field} go=${(choice) => go({ ...choice, procedure: "" })}>${options(boot.fields)}<//>
      <${Procedures} filters=${filters} go=${go} />
      <${Choice} name="counter" value=${filters.counter} go=${go}>${options(boot.counters)}<//>
      <${Choice} name="clerk" value=${filters.clerk} go=${go}>${options(clerks)}<//>
      ${narrowed && html`<button class="button button--quiet" onClick=${() => go(Object.fromEntries(FILTERS.map((name) => [name, ""])))}>${icon("close")}${t("no_filters")}</button>`}
      <${Files} asked=${asked} />
    </div>
  </section>`;
}
