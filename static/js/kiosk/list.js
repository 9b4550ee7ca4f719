// Procedures to choose from: those of one field, or those that a search found.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { waitingWords, waitWords } from "../common/words.js";
import { pictogramOf } from "./pictograms.js";
import { Scroller } from "./scroller.js";
import { Steps } from "./steps.js";
import { Tag } from "./tag.js";
import { Title } from "./title.js";

export function ProcedureList({ procedures, label, open }) {
  return html`<${Scroller} label=${label}>
    <ul class="list">
      ${procedures.map(
        (procedure) => html`<li key=${procedure.id}>
          <button type="button" class="list__row" onClick=${() => open(procedure)}>
            ${icon(pictogramOf(procedure), "list__picture")}
            <span class="list__name">
              ${say(procedure.name)} <${Tag} procedure=${procedure} />
              <${Steps} steps=${procedure.steps} />
            </span>
            ${icon("chevron-right", "list__go")}
          </button>
        </li>`,
      )}
    </ul>
  <//>`;
}

export function FieldPage({ office, route, go }) {
  const field = office.field(route.id);
  const procedures = office.procedures.filter((procedure) => procedure.field === route.id);
  const open = (procedure) => go({ page: "procedure", id: procedure.id, from: route });
  return html`<div class="page">
    <div class="page__head">
      <${Title}>${say(field?.name)}<//>
      ${field &&
      html`<p class="page__now">
        <span>${icon("people")}${waitingWords(field.waiting)}</span>
        <span>${icon("clock")}${t("wait_label")}: ${waitWords(field.wait_minutes)}</span>
      </p>`}
      <p class="page__hint">${t("field_hint")}</p>
    </div>
    <${ProcedureList} procedures=${procedures} label=${t("procedures_of", { field: say(field?.name) })} open=${open} />
  </div>`;
}
