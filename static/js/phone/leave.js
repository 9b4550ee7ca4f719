// "I'm leaving": asked once more, with what it means; a slow network can't make it happen twice.

import { html, useState } from "htm/preact/standalone";
import { newKey, post } from "../common/api.js";
import { t } from "../common/page.js";
import { address } from "./ticket.js";

export function Leave({ ticket, left, close }) {
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const leave = async () => {
    setBusy(true);
    setWrong("");
    try {
      left(await post(`${address}/cancel`, {}, { key }));
      close();
    } catch (error) {
      setWrong(error.status ? error.message : t("problem"));
      setBusy(false);
    }
  };
  return html`<section class="ask" role="alertdialog" aria-labelledby="ask" aria-describedby="ask-why">
    <h2 id="ask">${t("leave_sure", { number: ticket.number })}</h2>
    <p id="ask-why">${t("leave_means")}</p>
    ${wrong ? html`<p class="ask__wrong" role="alert">${wrong}</p>` : null}
    <button class="button button--primary button--wide" onClick=${close} disabled=${busy}>${t("stay")}</button>
    <button class="button button--wide" onClick=${leave} disabled=${busy} aria-busy=${busy}>${busy ? t("sending") : t("leave_yes")}</button>
  </section>`;
}
