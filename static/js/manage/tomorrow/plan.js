// The plan's controls: hours, who goes first, and each counter. Every press is rehearsed at once.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { boot, ofFacts, say, t } from "../../common/page.js";
import { newCounter } from "./trying.js";

const names = ofFacts(() => ({ ...boot.procedures, ...Object.fromEntries(boot.fields.map((field) => [field.id, field.name])) }));
const nameOf = (id) => say(names()[id]) || id;
const replaced = (list, at, one) => list.map((each, index) => (index === at ? one : each));
const RATIOS = [1, 2, 3, 4, 5];
const MOST_NEW = 9;
const [EARLIEST, LATEST] = ["04:45", "22:00"];

const QUARTERS = Array.from({ length: 24 * 4 }, (_, at) => `${String(Math.floor(at / 4)).padStart(2, "0")}:${String((at % 4) * 15).padStart(2, "0")}`);

/** Each quarter of an hour between two others, and what stands there now. A list never says "1:30 PM". */
function timesFor(present, after, before) {
  return [...new Set([...QUARTERS.filter((time) => time > after && time < before), present])].sort();
}

function Sessions({ plan, change }) {
  const set = (at, which, value) => change({ ...plan, sessions: replaced(plan.sessions, at, { ...plan.sessions[at], [which]: value }) });
  const select = (session, at, which, from, to) => html`<select class="input" aria-label=${t(which, { session: say(session.name) })} value=${session[which]} onChange=${(event) => set(at, which, event.target.value)}>
    ${timesFor(session[which], from, to).map((time) => html`<option key=${time} value=${time}>${time.replace(/^0/, "")}</option>`)}</select>`;
  return html`<fieldset class="plan__part"><legend>${t("hours_worked")}</legend>
    ${plan.sessions.map((session, at) => html`<div class="plan__session" key=${at}>
      <span class="plan__session-name">${say(session.name)}</span>
      ${select(session, at, "opens", plan.sessions[at - 1]?.closes ?? EARLIEST, session.closes)}
      <span aria-hidden="true">–</span>
      ${select(session, at, "closes", session.opens, plan.sessions[at + 1]?.opens ?? LATEST)}
    </div>`)}
  </fieldset>`;
}

function Ratio({ plan, change }) {
  const select = (which) => html`<select class="input" aria-label=${t(`ratio_${which}`)} value=${plan[which]} onChange=${(event) => change({ ...plan, [which]: Number(event.target.value) })}>
    ${RATIOS.map((count) => html`<option key=${count} value=${count}>${count}</option>`)}</select>`;
  return html`<fieldset class="plan__part"><legend>${t("ratio")}</legend>
    <p class="plan__ratio">${t("ratio_before")} ${select("priority")} ${t("ratio_between")} ${select("ordinary")} ${t("ratio_after")}</p></fieldset>`;
}

function Fields({ counter, change }) {
  const others = boot.fields.filter((field) => !counter.fields.includes(field.id));
  return html`<details class="desk-plan__fields"><summary>${counter.fields.map(nameOf).join(", ")}</summary>
    <ul class="desk-plan__tags">${counter.fields.map((id) => html`<li key=${id}><span>${nameOf(id)}</span>
      <button type="button" class="button button--quiet" disabled=${counter.fields.length === 1} aria-label=${t("remove_field", { field: nameOf(id) })}
        onClick=${() => change({ ...counter, fields: counter.fields.filter((each) => each !== id) })}>${icon("close")}</button></li>`)}</ul>
    ${others.length ? html`<select class="input" aria-label=${t("add_field_to", { counter: say(counter.name) })} value="" onChange=${(event) => event.target.value && change({ ...counter, fields: [...counter.fields, event.target.value] })}>
      <option value="">${t("fields_add")}</option>${others.map((field) => html`<option key=${field.id} value=${field.id}>${say(field.name)}</option>`)}
    </select>` : null}
  </details>`;
}

function Counter({ counter, sessions, change, isNew, remove }) {
  const flip = (at) => change({ ...counter, open: replaced(counter.open, at, !counter.open[at]) });
  return html`<li class=${`desk-plan ${counter.open.some(Boolean) ? "" : "desk-plan--closed"}`}>
    <div class="desk-plan__head"><h3>${say(counter.name)}</h3>
      ${isNew && html`<button type="button" class="button button--quiet" aria-label=${t("remove_counter", { counter: say(counter.name) })} onClick=${remove}>${icon("trash")}</button>`}</div>
    <div class="desk-plan__sessions" role="group" aria-label=${t("open_when", { counter: say(counter.name) })}>
      ${sessions.map((session, at) => html`<button type="button" key=${at} class="switch" aria-pressed=${counter.open[at]} onClick=${() => flip(at)}>
        ${icon(counter.open[at] ? "check" : "close")}<span>${say(session.name)}</span></button>`)}</div>
    <${Fields} counter=${counter} change=${change} />
  </li>`;
}

export function Plan({ plan, trying }) {
  const { answer, change, reset, depth } = trying;
  const known = new Set(answer.present.plan.counters.map((counter) => counter.id));
  const free = Array.from({ length: MOST_NEW }, (_, at) => `new${at + 1}`).find((id) => !plan.counters.some((counter) => counter.id === id));
  const changed = trying.tried.edits;
  const untouched = !changed.hours && !changed.ratio && !Object.keys(changed.counters).length;
  return html`<section class="panel plan" aria-label=${t("plan")}>
    <h2>${t("plan")}</h2>
    <div class="plan__head">
      <button class="button" disabled=${!depth} onClick=${() => history.back()}>${icon("undo")}${t("undo")}</button>
      <button class="button" disabled=${untouched} onClick=${reset}>${icon("restart")}${t("reset")}</button></div>
    <ul class="plan__counters">${plan.counters.map((counter, at) => html`<${Counter} key=${counter.id} counter=${counter} sessions=${plan.sessions} isNew=${!known.has(counter.id)}
      change=${(one) => change({ ...plan, counters: replaced(plan.counters, at, one) })}
      remove=${() => change({ ...plan, counters: plan.counters.filter((each) => each.id !== counter.id) })} />`)}</ul>
    ${free && html`<button class="button button--wide" onClick=${() => change({ ...plan, counters: [...plan.counters, newCounter(free, plan.sessions.length)] })}>${icon("plus")}${t("add_counter")}</button>`}
    <${Sessions} plan=${plan} change=${change} />
    <${Ratio} plan=${plan} change=${change} />
  </section>`;
}
