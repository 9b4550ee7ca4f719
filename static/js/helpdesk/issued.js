// The ticket just given: its number to be read out, its code to be scanned, its slip to be printed.

import { html, useLayoutEffect, useRef } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { aheadWords, waitWords } from "../common/words.js";
import { usePrinting } from "./printing.js";
import { Said } from "./said.js";
import { procedureName } from "./words.js";

export function Code({ ticket }) {
  return html`<figure class="code">
    <img src=${`/t/${encodeURIComponent(ticket.token)}/qr.svg`} alt=${t("code_alt", { number: ticket.number })} width="240" height="240" />
    <figcaption class="small soft">${t("code_hint")}</figcaption>
  </figure>`;
}

export function Issued({ ticket, moves, back, openTicket }) {
  const paper = usePrinting();
  const button = useRef(null);
  useLayoutEffect(() => button.current.focus(), []);
  const takeBack = async () => {
    if (await moves.send("cancel", { number: ticket.number })) openTicket(ticket.number);
  };
  return html`<section class="panel work work--issued" aria-label=${t("issued")}>
    <div class="issued">
      <div>
        <p class="eyebrow">${t("issued")}</p>
        <p class="issued__number number" role="status">${ticket.number}</p>
        <p class="large"><strong>${procedureName(ticket.procedure)}</strong></p>
        <p>${aheadWords(ticket.ahead ?? 0)}, ${waitWords(ticket.wait_minutes)}</p>
      </div>
      <${Code} ticket=${ticket} />
    </div>
    <${Said} message=${paper.message} />
    <div class="work__foot">
      <button ref=${button} class="button button--primary button--large grow" onClick=${back}>${t("next_person")}<kbd aria-hidden="true">Esc</kbd></button>
      <button class="button button--large" disabled=${paper.busy} onClick=${() => paper.print(ticket.token)}>${icon("printer")}${t("print")}</button>
      <button class="button button--large" disabled=${Boolean(moves.sending)} onClick=${takeBack}>${icon("close")}${t("take_back")}</button>
    </div>
  </section>`;
}
