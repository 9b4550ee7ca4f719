// How it was, once, in five steps: chosen first and sent second, so that a slip of the thumb is no opinion.

import { html, useState } from "htm/preact/standalone";
import { newKey, post } from "../common/api.js";
import { Face } from "../common/face.js";
import { boot, t } from "../common/page.js";
import { address } from "./ticket.js";

// The best first, as on the tablet at the counter.
const SCORES = [5, 4, 3, 2, 1];
const REMEMBERED = `motcua-rated-${boot.ticket.token.slice(0, 8)}`;

function wasRated() {
  try {
    return sessionStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}

export function Rate() {
  const [score, setScore] = useState(0);
  const [busy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const [wrong, setWrong] = useState("");
  const [thanks, setThanks] = useState(wasRated() ? t("thanks") : "");
  const over = (sentence) => {
    try {
      sessionStorage.setItem(REMEMBERED, "yes");
    } catch {
      // The server remembers anyway.
    }
    setThanks(sentence);
  };
  const send = async () => {
    setBusy(true);
    setWrong("");
    try {
      await post(`${address}/rating`, { score }, { key });
      over(t("thanks"));
    } catch (error) {
      if (error.code === "rated-already") over(error.message);
      else setWrong(error.status ? error.message : t("problem"));
    }
    setBusy(false);
  };
  if (thanks) return html`<section class="rate"><p class="rate__thanks" role="status">${thanks}</p></section>`;
  return html`<section class="rate">
    <h2 id="rate">${t("rate")}</h2>
    <div class="rate__scores" role="radiogroup" aria-labelledby="rate">
      ${SCORES.map(
        (item) => html`<button key=${item} type="button" class="rate__score" role="radio" aria-checked=${item === score} aria-label=${t(`rate_${item}`)} onClick=${() => setScore(item)}><${Face} score=${item} /></button>`,
      )}
    </div>
    <p class="rate__ends" aria-hidden="true"><span>${t("rate_5")}</span><span>${t("rate_1")}</span></p>
    <p class="rate__word" aria-hidden="true">${score ? t(`rate_${score}`) : t("rate_touch")}</p>
    ${wrong ? html`<p class="ask__wrong" role="alert">${wrong}</p>` : null}
    <button class="button button--primary button--wide" disabled=${!score || busy} aria-busy=${busy} onClick=${send}>${busy ? t("sending") : t("rate_send")}</button>
  </section>`;
}
