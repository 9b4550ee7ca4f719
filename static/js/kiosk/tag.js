// Why there is no ticket for a procedure now, in a word; its page says it whole.

import { html } from "htm/preact/standalone";
import { t } from "../common/page.js";

/** The word, or null where a ticket can be had. */
export function noTicket(procedure) {
  if (procedure.closed) return t("closed_tag");
  return procedure.full ? t("full_tag") : null;
}

export function Tag({ procedure }) {
  const word = noTicket(procedure);
  return word && html`<span class="tag">${word}</span>`;
}
