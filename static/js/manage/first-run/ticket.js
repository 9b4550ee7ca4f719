// The first number: taken at the kiosk, called at a counter. Each line ticks itself.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { t } from "../../common/page.js";

function Line({ done, words }) {
  return html`<li class=${done ? "first__line first__line--done" : "first__line"}>${icon(done ? "check-circle" : "arrow-right")}<span>${words}</span></li>`;
}

export function Ticket({ found }) {
  const { number, seated } = found.ticket;
  return html`<ul class="first__lines" role="status">
    <${Line} done=${Boolean(number)} words=${number ? t("first_number_taken", { number }) : t("first_take")} />
    <${Line} done=${seated} words=${t("first_sign_in")} />
    <${Line} words=${t("first_call")} />
  </ul>`;
}
