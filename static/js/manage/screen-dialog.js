// One screen more: what it is to be, then a link that works once, as words and as a QR code for a tablet's camera.

import { html, useState } from "htm/preact/standalone";
import { get, post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { saidOf, Wrong } from "./load.js";

export const ROLES = { kiosk: "kiosk", display: "monitor", counter: "tablet", rating: "star", manager: "settings" };
export const AT_A_COUNTER = ["counter", "rating"];
/** What the server is told: the counter of a screen that stands at one. A citizen's tablet stands at no help desk. */
export const counterOf = ({ role, counter }) => (AT_A_COUNTER.includes(role) ? counter : null);

/** The drawing comes from our own server; it is parsed as a picture, so that nothing in it can run. */
function Code({ svg }) {
  return html`<img class="link__code" alt=${t("link_code")} src=${`data:image/svg+xml,${encodeURIComponent(svg)}`} />`;
}

export function Choose({ choice, change }) {
  return html`
    <fieldset class="field"><legend>${t("which_screen")}</legend>
      <div class="choices">${Object.keys(ROLES).map((role) => html`<label key=${role} class="choice">
        <input type="radio" name="role" checked=${choice.role === role} onChange=${() => change({ role })} />
        ${icon(ROLES[role])}<span>${t(`role_${role}`)}</span></label>`)}</div></fieldset>
    <div class="pair">
      ${AT_A_COUNTER.includes(choice.role) && html`<div class="field"><label for="screen-counter">${t("at_counter")}</label>
        <select class="input" id="screen-counter" value=${choice.counter} onChange=${(event) => change({ counter: event.target.value })}>
          ${(choice.role === "rating" ? boot.counters : boot.places).map((counter) => html`<option key=${counter.id} value=${counter.id}>${say(counter.name)}</option>`)}</select></div>`}
      <div class="field"><label for="screen-name">${t("screen_name")}</label>
        <input class="input" id="screen-name" maxlength="120" placeholder=${t(`example_${choice.role}`)} value=${choice.name} onInput=${(event) => change({ name: event.target.value })} /></div>
    </div>`;
}

function Made({ link, arrived, close }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(link.url).then(() => setCopied(true), () => {});
  if (arrived) return html`<div class="empty">${icon("check-circle")}<strong>${t("screen_arrived", { name: arrived.name })}</strong>
    <button type="button" class="button button--primary" onClick=${close}>${t("close")}</button></div>`;
  return html`<div class="link">
    <${Code} svg=${link.qr} />
    <ol class="link__steps"><li>${t("link_step_open", { address: new URL(link.url).origin })}</li><li>${t("link_step_press")}</li><li>${t("link_step_once", { hours: link.hours })}</li></ol>
    <p class="link__address"><span>${t("setup_code")}</span><strong class="link__typed number">${link.code}</strong><a class="small" href=${link.url}>${link.url}</a></p>
    ${navigator.clipboard && html`<button type="button" class="button" onClick=${copy}>${icon(copied ? "check" : "copies")}${t(copied ? "copied" : "copy")}</button>`}
    <p class="soft" role="status">${t("waiting_for_screen")}</p>
  </div>`;
}

export function ScreenDialog({ devices, close }) {
  const [choice, setChoice] = useState({ role: "kiosk", counter: boot.places[0]?.id, name: "" });
  const [link, setLink] = useState(null);
  const [wrong, setWrong] = useState("");
  // Who was there before the link is asked for then: the page's own list may not have come yet when somebody is quick,
  // and every screen in it would be taken for the new one.
  const make = async () => {
    const before = await get("/api/v1/manage/devices");
    const made = await post("/api/v1/manage/setup-links", { role: choice.role, counter: counterOf(choice), name: choice.name.trim() || null });
    setLink({ ...made, known: new Set(before.devices.map((device) => device.id)) });
  };
  const arrived = link && devices.find((device) => !link.known.has(device.id));
  return html`<${Dialog} wide title=${t("add_screen")} close=${close}>
    ${link
      ? html`<${Made} link=${link} arrived=${arrived} close=${close} />`
      : html`<${Choose} choice=${choice} change=${(more) => setChoice({ ...choice, ...more })} />
        <${Wrong} words=${wrong} />
        <div class="question__foot"><button type="button" class="button button--primary" onClick=${() => make().catch((error) => setWrong(saidOf(error)))}>${icon("qr")}${t("make_link")}</button>
          <button type="button" class="button" onClick=${close}>${t("cancel")}</button></div>`}
  <//>`;
}
