// Turning on codes from the phone, a step at a time: the password, the QR code, the first code, and the paper for later.

import { html, useState } from "htm/preact/standalone";
import { post, request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { PasswordLine } from "./manager-dialog.js";

const CODES = "/api/v1/manage/account/codes";
const inFours = (key) => key.match(/.{1,4}/g).join(" ");

/** The recovery codes, shown once: to be printed or copied by hand. */
export function Paper({ codes, close }) {
  return html`<${Dialog} wide title=${t("paper_title")} hint=${t("paper_hint")} yes=${t("paper_kept")} send=${async () => {}} close=${close}>
    <p class="soft paper__office">${say(boot.office.name)} · ${boot.account?.name}</p>
    <ul class="paper">${codes.map((code) => html`<li key=${code} class="number">${code}</li>`)}</ul>
    <button type="button" class="button" onClick=${() => print()}>${icon("printer")}${t("print")}</button>
  <//>`;
}

function Key({ made }) {
  return html`<div class="codes">
    <img class="codes__qr" src=${`data:image/svg+xml,${encodeURIComponent(made.qr)}`} alt=${t("codes_qr")} />
    <ol class="codes__steps"><li>${t("codes_step_app")}</li><li>${t("codes_step_scan")}</li>
      <li>${t("codes_step_type")}<strong class="codes__key">${inFours(made.key)}</strong></li></ol>
  </div>`;
}

export function CodesDialog({ close, done }) {
  const [password, setPassword] = useState("");
  const [made, setMade] = useState(null);
  const [code, setCode] = useState("");
  const [paper, setPaper] = useState(null);
  if (paper) return html`<${Paper} key="paper" codes=${paper} close=${close} />`;
  const begin = async () => setMade(await post(CODES, { password }));
  const finish = async () => {
    setPaper((await request("PUT", CODES, { body: { code } })).recovery_codes);
    done();
  };
  if (!made) {
    return html`<${Dialog} key="password" title=${t("codes_on")} hint=${t("codes_on_hint")} yes=${t("go_on")} send=${begin} stays close=${close}>
      <${PasswordLine} id="codes-password" label=${t("present_password")} complete="current-password" value=${password} write=${setPassword} />
    <//>`;
  }
  return html`<${Dialog} key="code" wide title=${t("codes_on")} yes=${t("codes_on")} send=${finish} stays close=${close}>
    <${Key} made=${made} />
    <div class="field"><label for="first-code">${t("first_code")}</label>
      <input class="input codes__first" id="first-code" required maxlength="10" inputmode="numeric" autocomplete="one-time-code" value=${code} onInput=${(event) => setCode(event.target.value)} /></div>
  <//>`;
}
