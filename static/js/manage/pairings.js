// Browsers that ask to become screens: the code that each shows, and yes or no.

import { html, useEffect, useState } from "htm/preact/standalone";
import { post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { agoText } from "./lengths.js";
import { saidOf, useLoad, Wrong } from "./load.js";
import { Choose, counterOf, ROLES } from "./screen-dialog.js";

const LOOK_AGAIN_MS = 2000;

function LetIn({ pairing, close, done }) {
  const [choice, setChoice] = useState({ role: pairing.role, counter: boot.places[0]?.id, name: "" });
  const send = () =>
    post(`/api/v1/manage/pairings/${pairing.id}/approve`, {
      role: choice.role,
      counter: counterOf(choice),
      name: choice.name.trim() || null,
    });
  return html`<${Dialog} wide title=${t("let_in_title", { code: pairing.code })} hint=${t(choice.role === "manager" ? "let_in_manager_hint" : "let_in_hint")} yes=${t("let_in")} send=${send} done=${done} close=${close}>
    <${Choose} choice=${choice} change=${(more) => setChoice({ ...choice, ...more })} />
  <//>`;
}

function Waiting({ pairing, isMeant, ask, refuse }) {
  return html`<li class=${`person ${isMeant ? "person--now" : ""}`}>
    <span class="person__mark">${icon(ROLES[pairing.role])}</span>
    <div class="person__words"><h3 class="pairing-code number">${pairing.code}</h3>
      <p class="soft">${[t(`role_${pairing.role}`), t("seen_from", { address: pairing.address }), agoText(pairing.created_at)].join(" · ")}</p></div>
    <div class="person__moves">
      <button class="button button--primary" onClick=${() => ask(pairing)}>${icon("check")}${t("let_in")}</button>
      <button class="button" onClick=${() => refuse(pairing)}>${t("send_away")}</button></div>
  </li>`;
}

/** `meant`: the code that a QR brought along. `done`: a screen was let in. */
export function Pairings({ meant, done }) {
  const [asked, wrong, again] = useLoad("/api/v1/manage/pairings");
  const [chosen, choose] = useState(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const after = () => {
    again();
    done();
  };
  const refuse = (pairing) => post(`/api/v1/manage/pairings/${pairing.id}/refuse`, {}).then(() => setSaid(""), (error) => setSaid(saidOf(error))).finally(again);
  const waiting = asked?.pairings ?? [];
  const isGone = meant && asked && !waiting.some((pairing) => pairing.code === meant);
  return html`
    <${Wrong} words=${said || wrong} />
    ${isGone ? html`<p class="notice" role="status">${icon("info")}<span>${t("pairing_gone", { code: meant })}</span></p>` : null}
    ${waiting.length ? html`<section aria-labelledby="pairings"><h2 id="pairings">${t("pairings")}</h2><p class="soft">${t("pairings_hint")}</p>
      <ul class="people">${waiting.map((pairing) => html`<${Waiting} key=${pairing.id} pairing=${pairing} isMeant=${pairing.code === meant} ask=${choose} refuse=${refuse} />`)}</ul></section>` : null}
    ${chosen && html`<${LetIn} pairing=${chosen} close=${() => choose(null)} done=${after} />`}`;
}
