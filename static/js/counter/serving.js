// Whom I serve: the number to read aloud, what they came for, what a colleague wrote, and what they should have with them.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { now, sinceText } from "../common/time.js";
import { Announced } from "./announce.js";
import { fieldName, limitOf, priorityName, procedureName } from "./catalogue.js";
import { Journey } from "./journey.js";
import { ReturnOn } from "./return-on.js";
import { useTick } from "../common/ticking.js";

const minutesBetween = (from, to) => Math.max(0, Math.floor((new Date(to) - new Date(from)) / 60_000));

function Idle({ view, moves, acts }) {
  const announced = html`<${Announced} view=${view} moves=${moves} acts=${acts} />`;
  const [first] = view.waiting;
  if (view.state === "paused") {
    return html`<section class="serving serving--paused panel">
      ${announced}
      <div class="empty">
        ${icon("pause")}
        <h2>${t("paused")}</h2>
        ${view.paused_reason && html`<p class="large">${t("paused_why", { reason: view.paused_reason })}</p>`}
        <p>${t("paused_hint")}</p>
      </div>
    </section>`;
  }
  if (!first) {
    return html`<section class="serving panel">
      ${announced}
      <div class="empty">
        ${icon("seat")}
        <h2>${t("free")}</h2>
        <p class="large">${t("free_empty")}</p>
      </div>
    </section>`;
  }
  return html`<section class="serving panel">
    ${announced}
    <h2>${t("free")}</h2>
    <p class="large soft">${t("free_waiting", { count: view.waiting.length })}</p>
    <div class="serving__next">
      <p class="number">${first.number}</p>
      <p class="large"><strong>${procedureName(first)}</strong></p>
      <${Marks} ticket=${first} />
      ${first.note && html`<p class="notice notice--now">${icon("note")}<span>${first.note}</span></p>`}
    </div>
  </section>`;
}

function Clock({ ticket }) {
  useTick();
  const isServing = ticket.state === "serving";
  return html`<p class="serving__clock">
    <span class=${`tag ${isServing ? "tag--done" : "tag--now"}`}>${icon(isServing ? "start" : "call")}${t(`state_${ticket.state}`)}</span>
    <span class="number">${sinceText(isServing ? ticket.started_at : ticket.called_at)}</span>
    <span class="small">${isServing ? t("since_started") : t("since_called")}</span>
  </p>`;
}

function Marks({ ticket }) {
  return html`<p class="serving__marks">
    ${ticket.priority && html`<span class="tag tag--brand">${icon("star")}${t("priority")}: ${priorityName(ticket)}</span>`}
    ${ticket.quantity > 1 && html`<span class="tag serving__quantity">${icon("copies")}${t("copies", { count: ticket.quantity })}</span>`}
    ${ticket.language === "en" && html`<span class="tag">${icon("language")}${t("speaks_english")}</span>`}
    <span class="soft">${fieldName(ticket)} · ${t("waited", { minutes: minutesBetween(ticket.issued_at, ticket.called_at ?? now()) })}</span>
  </p>`;
}

function Papers({ draft }) {
  if (!draft.papers.length) return html`<p class="soft small">${t("no_papers")}</p>`;
  return html`<fieldset class="papers">
    <legend>${t("papers")} <span class="soft small">${t("papers_hint")}</span></legend>
    <div class="papers__list">
      ${draft.papers.map(
        (paper, index) => html`<label class="papers__paper" key=${index}>
          <input type="checkbox" checked=${draft.has(index)} onChange=${() => draft.tick(index)} /><span>${say(paper)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

export function Serving({ view, draft, moves, acts }) {
  const ticket = view.current;
  if (!ticket) return html`<${Idle} view=${view} moves=${moves} acts=${acts} />`;
  const limit = say(limitOf(ticket));
  return html`<section class=${`serving panel serving--${ticket.state}`} aria-label=${t(`state_${ticket.state}`)}>
    <${Announced} view=${view} moves=${moves} acts=${acts} />
    <div class="serving__head">
      <p class="serving__number number">${ticket.number}</p>
      <${Clock} ticket=${ticket} />
    </div>
    <div class="serving__rest">
      ${view.state === "paused" && html`<p class="notice notice--now">${icon("pause")}<span>${t("paused_serving", { reason: view.paused_reason ?? "" })}</span></p>`}
      <h2 class="serving__procedure">${procedureName(ticket)}</h2>
      <${Journey} journey=${ticket.journey} />
      <${Marks} ticket=${ticket} />
      ${ticket.note && html`<p class="notice notice--now">${icon("note")}<span><strong>${t("from_colleague")}:</strong> ${ticket.note}</span></p>`}
      <${Papers} draft=${draft} />
      ${limit && html`<p class="soft small">${t("return_limit", { limit })}</p>`}
      <div class="serving__foot">
        <label class="field"><span class="small soft">${t("note")}</span>
          <input class="input" maxlength="300" autocomplete="off" value=${draft.written} onInput=${(event) => draft.write(event.target.value)} />
        </label>
        ${ticket.state === "serving" && html`<${ReturnOn} key=${`${ticket.token} ${ticket.procedure}`} ticket=${ticket} draft=${draft} />`}
      </div>
    </div>
  </section>`;
}
