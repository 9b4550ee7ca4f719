// Before the ticket: the papers, the fee and the time limit, the wait. Then one button.

import { html, useEffect, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, language, say, t } from "../common/page.js";
import { aheadWords, waitWords } from "../common/words.js";
import { asksForCard, CardSaid, mayTake } from "./card.js";
import { begin, current, forget } from "./intention.js";
import { openWords } from "./open.js";
import { Priority } from "./priority.js";
import { Quantity } from "./quantity.js";
import { Scroller } from "./scroller.js";
import { Steps } from "./steps.js";
import { Title } from "./title.js";

function Papers({ documents }) {
  if (!documents.length) return html`<p class="block__text">${t("papers_unknown")}</p>`;
  return html`<ul class="papers">
    ${documents.map(
      (paper, index) => html`<li key=${index}>
        <label class="choice"><input type="checkbox" /><span>${say(paper)}</span></label>
      </li>`,
    )}
  </ul>`;
}

function Fact({ name, label, words }) {
  return html`<div class="fact">
    <dt>${icon(name)}${label}</dt>
    <dd>${words}</dd>
  </div>`;
}

function Know({ procedure }) {
  return html`<div class="procedure__know">
    <section class="block" aria-labelledby="papers">
      <h2 id="papers">${icon("papers")}${t("papers")}</h2>
      ${procedure.documents.length > 0 && !procedure.closed && html`<p class="block__hint">${t("papers_hint")}</p>`}
      <${Papers} documents=${procedure.documents} />
    </section>
    <dl class="block facts">
      <${Fact} name="fee" label=${t("fee")} words=${say(procedure.fee) || t("fee_unknown")} />
      <${Fact} name="calendar" label=${t("time_limit")} words=${say(procedure.time_limit) || t("time_limit_unknown")} />
    </dl>
  </div>`;
}

function Wait({ field, from }) {
  if (!field) return null;
  return html`<section class="wait" aria-label=${t("wait_label")}>
    ${icon("people")}
    <p>
      <strong class="wait__ahead">${aheadWords(field.waiting)}</strong>
      ${field.wait_minutes && html`<span>${t("wait_for", { time: waitWords(field.wait_minutes) })}</span>`}
      ${from
        ? html`<span>${t("serves_from", { when: say(from) })}</span>`
        : field.open === false && html`<span>${t("nobody_serves")}</span>`}
    </p>
  </section>`;
}

/** Why there is no ticket now, and when there will be; null when there is one. */
function refusalOf(office, procedure, field, bulk) {
  if (procedure.closed) return { title: t("procedure_closed"), text: say(procedure.closed) };
  if (!office.open.now) return { title: say(office.open.reason) || t("closed_now"), text: openWords(office.open) };
  if (bulk && !bulk.open) return { title: t("bulk_closed"), text: say(bulk.notice) };
  if (bulk ? field?.full : procedure.full || field?.full)
    return { title: t("full"), text: say(field?.reopens) && t("come_back", { when: say(field.reopens) }) };
  return null;
}

function Refusal({ refusal }) {
  return html`<div class="notice notice--now refusal" role="status">
    ${icon("closed")}
    <p><strong>${refusal.title}.</strong>${refusal.text && html`<br />${refusal.text}`}</p>
  </div>`;
}

/** The ticket's wish stands as soon as the page is open, and goes with it unless it was sent. */
function useIntention(id) {
  useEffect(() => {
    begin(id);
    return () => {
      if (!current()?.body) forget();
    };
  }, [id]);
}

export function ProcedurePage({ office, route, taking, card }) {
  const procedure = office.procedure(route.id);
  const [quantity, setQuantity] = useState(1);
  const [priority, setPriority] = useState("");
  useIntention(route.id);
  // The class that the card's age gives stands until another answer is chosen; it can be.
  useEffect(() => {
    if (card.priority) setPriority(card.priority);
  }, [card.priority]);
  if (!procedure) return html`<p class="notice notice--stop">${t("procedure_gone")}</p>`;

  const take = () =>
    taking.take({
      procedure: procedure.id,
      priority: priority || null,
      quantity: procedure.asks_quantity ? quantity : 1,
      language: language(),
      ...(card.slip ? { card: card.slip } : {}),
    });
  const bulk = procedure.bulk && quantity >= procedure.bulk.from ? procedure.bulk : null;
  const field = office.field(bulk?.field ?? procedure.field);
  const refusal = refusalOf(office, procedure, field, bulk);
  const asks = office.open.now && !procedure.closed && (!refusal || procedure.bulk);
  const end = refusal
    ? html`<${Refusal} refusal=${refusal} />`
    : !mayTake(card)
      ? html`<${CardSaid} card=${card} />`
      : html`<button type="button" class="button button--primary take" aria-busy=${taking.busy} disabled=${taking.busy} onClick=${take}>
        ${icon("ticket")}${taking.busy ? t("taking") : t("take")}
      </button>`;
  return html`<${Scroller} label=${t("before_label")} foot=${end}>
    <div class="procedure">
      <div class="procedure__head">
        <p class="eyebrow">${say(field?.name)}</p>
        <${Title}>${say(procedure.name)}<//>
        ${procedure.steps.length > 0 && html`<p class="procedure__journey">${t("journey", { count: procedure.steps.length })}</p>`}
        <${Steps} steps=${procedure.steps} />
      </div>
      <${Know} procedure=${procedure} />
      ${!refusal && html`<${Wait} field=${field} from=${office.open.serves_from} />`}
      ${asks &&
      html`<div class="procedure__ask">
        ${procedure.asks_quantity && html`<${Quantity} value=${quantity} change=${setQuantity} />`}
        ${asksForCard() && mayTake(card) && html`<${CardSaid} card=${card} />`}
        ${bulk?.open && html`<p class="notice notice--now" role="status">${icon("copies")}<span>${say(bulk.notice)}</span></p>`}
        ${!refusal && boot.priority?.length > 0 && html`<${Priority} value=${priority} change=${setPriority} />`}
      </div>`}
    </div>
  <//>`;
}
