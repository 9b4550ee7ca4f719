// The first screen: what most people come for, the twelve fields, search, and help for those who can't choose.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { waitingWords } from "../common/words.js";
import { openWords } from "./open.js";
import { pictogramOf, pictogramOfField } from "./pictograms.js";
import { Scroller } from "./scroller.js";
import { noTicket } from "./tag.js";
import { Title } from "./title.js";

// Why there is no number stands where else the wait does: the name keeps its room, and the cards their height.
function MostUsed({ procedure, waiting, open }) {
  const none = noTicket(procedure);
  return html`<li>
    <button type="button" class=${`card ${none ? "card--none" : ""}`} onClick=${open}>
      <span class="card__picture" aria-hidden="true">
        ${icon(pictogramOf(procedure))}
        ${none ? html`<span class="card__none">${none}</span>` : html`<span class="card__wait">${icon("people")}${waiting}</span>`}
      </span>
      <span class="card__name">
        ${say(procedure.name)}<span class="visually-hidden">. ${none ?? waitingWords(waiting)}</span>
      </span>
    </button>
  </li>`;
}

// A dash begins no line: "Hộ kinh doanh –" above, "Công Thương" below.
const bound = (name) => name.replaceAll(" –", "\u00a0–");

function FieldTile({ field, open }) {
  return html`<li>
    <button type="button" class="tile" onClick=${open}>${icon(pictogramOfField(field.id))}<span>${bound(say(field.name))}</span></button>
  </li>`;
}

// What the next citizen may hope for. An office whose numbers are all gone says so before anything is pressed.
function Now({ office }) {
  const isGone = office.open.now && office.procedures.length > 0 && office.procedures.every(noTicket);
  if (office.open.now && !isGone) return html`<p class="home__now">${openWords(office.open)} · ${waitingWords(office.waiting)}</p>`;
  return html`<p class="home__now home__now--closed">${icon("closed")}${isGone ? t("all_full") : openWords(office.open)}</p>`;
}

export function Home({ office, go }) {
  const most = (boot.most_used ?? []).map(office.procedure).filter(Boolean);
  return html`<div class="home">
    <div class="home__hello">
      <${Title}>${t("home_title")}<//>
      <${Now} office=${office} />
    </div>
    <div class="home__ways">
      <button type="button" class="tile tile--search" onClick=${() => go({ page: "search", query: "" })}>
        ${icon("search")}<span>${t("search")}</span>
      </button>
      <button type="button" class="tile tile--help" onClick=${() => go({ page: "help" })}>
        ${icon("help-desk")}<span>${t("dont_know")}</span>
      </button>
    </div>
    <section class="home__most" aria-label=${t("most_used")}>
      <ul class="cards">
        ${most.map(
          (procedure) => html`<${MostUsed}
            key=${procedure.id}
            procedure=${procedure}
            waiting=${office.field(procedure.field)?.waiting ?? 0}
            open=${() => go({ page: "procedure", id: procedure.id })}
          />`,
        )}
      </ul>
    </section>
    <section class="home__fields">
      <h2 class="home__heading">${t("all_fields")}</h2>
      <${Scroller} label=${t("all_fields")}>
        <ul class="tiles">
          ${office.fields.filter((field) => !field.bulk).map(
            (field) => html`<${FieldTile} key=${field.id} field=${field} open=${() => go({ page: "field", id: field.id })} />`,
          )}
        </ul>
      <//>
    </section>
  </div>`;
}
