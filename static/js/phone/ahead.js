// Who stands before this ticket: dots in a line that walk one step to the counter whenever somebody is called.

import { html } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { aheadWords, waitWords } from "../common/words.js";

const MOST_DOTS = 6;

export function Ahead({ ticket }) {
  const ahead = ticket.ahead || 0;
  const shown = Math.min(ahead, MOST_DOTS);
  const dots = Array.from({ length: shown }, (_, place) => html`<i key=${place}></i>`);
  return html`<section class="ahead">
    <p class="ahead__line" key=${ahead} aria-hidden="true">
      <span class="ahead__desk"></span>${dots}
      ${ahead > shown ? html`<span class="ahead__more">+${ahead - shown}</span>` : null}
      <b>${t("you")}</b>
    </p>
    <p class="ahead__count">${aheadWords(ahead)}</p>
    <p class="ahead__wait">${t("wait")}: <strong>${waitWords(ticket.wait_minutes)}</strong></p>
  </section>`;
}
