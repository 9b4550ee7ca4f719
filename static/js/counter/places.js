// Choosing one of many: counters, fields, procedures.

import { html, useState } from "htm/preact/standalone";
import { say, t } from "../common/page.js";
import { findProcedures } from "./catalogue.js";

const MOST_FOUND = 30;

/** `found`: [{id, name}] with the name as it is read; `place`: the chosen one. */
export function Places({ found, place, choose, label }) {
  if (!found.length) return html`<p class="places soft" role="status">${t("no_procedure")}</p>`;
  return html`<div class="places" role="radiogroup" aria-label=${label}>
    ${found.map(
      (item) => html`<label class="choice" key=${item.id}>
        <input type="radio" name="place" checked=${place?.id === item.id} onChange=${() => choose(item)} /><span>${item.name}</span>
      </label>`,
    )}
  </div>`;
}

/** All procedures, those of `field` first, narrowed by what is typed. */
export function Procedures({ field, place, choose, label }) {
  const [query, setQuery] = useState("");
  const found = findProcedures(query).sort((a, b) => Number(b.field === field) - Number(a.field === field));
  return html`
    <input class="input" type="search" autocomplete="off" aria-label=${t("find_procedure")} placeholder=${t("find_procedure")} value=${query} onInput=${(event) => setQuery(event.target.value)} />
    <${Places} found=${found.slice(0, MOST_FOUND).map((item) => ({ id: item.id, name: say(item.name) }))} place=${place} choose=${choose} label=${label} />
  `;
}
