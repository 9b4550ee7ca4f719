// Why there is no ticket for a procedure now, in a word; its page says it whole.

import { html } from "/static/vendor/htm-preact-standalone.module.js";
import { t } from "../common/page.js";

export function Tag({ procedure }) {
  const word = procedure.closed ? "closed_tag" : procedure.full ? "full_tag" : null;
  return word && html`<span class="tag">${t(word)}</span>`;
}
