// When to come back for the result, as the clerk told it: what the citizen goes home with.

import { html } from "htm/preact/standalone";
import { say, t } from "../common/page.js";
import { dateText, noonOf } from "../common/time.js";

export function Returns({ dates }) {
  if (!dates.length) return null;
  return html`<section class="returns">
    <h2>${t("returns")}</h2>
    ${dates.map(
      (item, index) => html`<p key=${index} class="returns__one"><strong class="number">${dateText(noonOf(item.on))}</strong>${dates.length > 1 ? html`<span>${say(item.name)}</span>` : null}</p>`,
    )}
    <p class="returns__official">${t("returns_official")}</p>
  </section>`;
}
