// What stands on the tablet: the greeting, the question, the reasons, a word of thanks.

import { html, useEffect, useState } from "htm/preact/standalone";
import { Face } from "../common/face.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { now } from "../common/time.js";
import { Faces } from "./faces.js";

const SATISFIED = 4;
const STEPS = 20;
const HANDS_OFF_MS = 600;

export function Message({ score, title, hint }) {
  return html`<section class="says">${score ? html`<${Face} score=${score} />` : icon("info")}<h1>${title}</h1><p class="says__hint">${hint}</p></section>`;
}

export function Hello({ here }) {
  return html`<section class="hello">
    <p class="hello__counter">${say(boot.counter.name)}</p>
    ${here.number
      ? html`<p class="hello__what">${t(here.calling ? "calling" : "serving")}</p><p class="hello__number number">${here.number}</p>`
      : html`<h1 class="hello__title">${t("hello")}</h1>`}
    <p class="hello__hint">${t("hello_hint")}</p>
  </section>`;
}

/** How much of the time is left, in steps: a bar that runs smoothly would press people. */
function Left({ until }) {
  const [whole] = useState(() => Date.parse(until) - now());
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.ceil(((Date.parse(until) - now()) / whole) * STEPS));
  return html`<progress class="left" max=${STEPS} value=${left} aria-hidden="true"></progress>`;
}

export function Ask({ phase, until, wrong, choose, skip }) {
  // A hand that reaches for its papers the moment the faces come has said nothing.
  const [settled, settle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => settle(true), HANDS_OFF_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`<section class="ask">
    <h1 id="question">${t("ask")}</h1>
    <p class="ask__hint">${t("ask_hint", { number: phase.number })}</p>
    <${Faces} scores=${boot.scores} ready=${settled} chosen=${phase.score} choose=${choose} />
    ${wrong ? html`<p class="notice notice--stop" role="alert">${icon("alert")}<span>${wrong}</span></p>` : null}
    <div class="ask__foot"><p class="soft">${icon("lock")}<span>${t("private")}</span></p>
      <button type="button" class="button button--large" onClick=${skip}>${t("skip")}</button></div>
    ${until ? html`<${Left} key=${phase.number} until=${until} />` : null}
  </section>`;
}

/** `send(reasons)`: by the button, or by itself when nobody has touched anything for `patience`. */
export function Why({ score, patience, send }) {
  const [chosen, setChosen] = useState([]);
  const way = score >= SATISFIED ? "good" : "bad";
  useEffect(() => {
    const timer = setTimeout(() => send(chosen), patience);
    return () => clearTimeout(timer);
  }, [chosen]);
  const toggle = (reason) => setChosen(chosen.includes(reason) ? chosen.filter((each) => each !== reason) : [...chosen, reason]);
  return html`<section class="why">
    <div class="why__head"><${Face} score=${score} /><div><p class="why__thanks">${t("thanks")}</p><h1 id="why">${t(`why_${way}`)}</h1><p class="ask__hint">${t("why_hint")}</p></div></div>
    <div class="why__reasons" role="group" aria-labelledby="why">
      ${boot.reasons.map((reason) => html`<button key=${reason} type="button" class="why__one" aria-pressed=${chosen.includes(reason)} onClick=${() => toggle(reason)}>${icon(chosen.includes(reason) ? "check-circle" : "plus")}<span>${t(`${way}_${reason}`)}</span></button>`)}
    </div>
    <button type="button" class="button button--primary button--large why__send" onClick=${() => send(chosen)}>${t(chosen.length ? "send" : "done")}</button>
  </section>`;
}
