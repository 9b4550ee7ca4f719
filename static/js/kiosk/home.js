// The first screen: what most people come for, the twelve fields, search, and help for those who can't choose.

import { html } from "/static/vendor/htm-preact-standalone.module.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { waitingWords } from "../common/words.js";
import { openWords } from "./open.js";
import { pictogramOf, pictogramOfField } from "./pictograms.js";
import { Scroller } from "./scroller.js";
import { Tag } from "./tag.js";
import { Title } from "./title.js";

function MostUsed({ procedure, waiting, open }) {
  return html`<li>
    <button type="button" class="card" onClick=${open}>
      <span class="card__picture" aria-hidden="true">
        ${icon(pictogramOf(procedure))}
        ${!procedure.closed && html`<span class="card__wait">${icon("people")}${waiting}</span>`}
      </span>
      <span class="card__name">
        ${say(procedure.name)} <${Tag} procedure=${procedure} />
        ${!procedure.closed && html`<span class="visually-hidden">. ${waitingWords(waiting)}</span>`}
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

export function Home({ office, go }) {
  const most = (boot.most_used ?? []).map(office.procedure).filter(Boolean);
  return html`<div class="home">
    <div class="home__hello">
      <${Title}>${t("home_title")}<//>
      <p class=${`home__now ${office.open.now ? "" : "home__now--closed"}`}>${office.open.now ? `${openWords(office.open)} · ${waitingWords(office.waiting)}` : html`${icon("closed")}${openWords(office.open)}`}</p>
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
