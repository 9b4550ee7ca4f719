// One's own account: the password, codes from the phone, and the codes on paper for the day when it is lost.

import { html, useState } from "htm/preact/standalone";
import { post, request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { CodesDialog, Paper } from "./codes-dialog.js";
import { Dialog } from "./dialog.js";
import { PasswordLine } from "./manager-dialog.js";

const ACCOUNT = "/api/v1/manage/account";

function OwnPassword({ close, done }) {
  const [password, setPassword] = useState("");
  const [fresh, setFresh] = useState("");
  const send = () => post(`${ACCOUNT}/password`, { password, new_password: fresh });
  return html`<${Dialog} title=${t("own_password")} hint=${t("own_password_hint")} yes=${t("save")} send=${send} done=${done} close=${close}>
    <${PasswordLine} id="own-password" label=${t("present_password")} complete="current-password" value=${password} write=${setPassword} />
    <${PasswordLine} id="own-fresh" label=${t("fresh_password")} hint=${t("password_hint")} value=${fresh} write=${setFresh} />
  <//>`;
}

function CodesOff({ close, done }) {
  const [password, setPassword] = useState("");
  const send = () => post(`${ACCOUNT}/codes/off`, { password });
  return html`<${Dialog} title=${t("codes_off")} hint=${t("codes_off_hint")} yes=${t("codes_off")} danger send=${send} done=${done} close=${close}>
    <${PasswordLine} id="off-password" label=${t("present_password")} complete="current-password" value=${password} write=${setPassword} />
  <//>`;
}

function FreshPaper({ close, done }) {
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState(null);
  if (codes) return html`<${Paper} codes=${codes} close=${close} />`;
  const send = async () => {
    setCodes((await post(`${ACCOUNT}/recovery-codes`, { password })).recovery_codes);
    done();
  };
  return html`<${Dialog} title=${t("fresh_codes")} hint=${t("fresh_codes_hint")} yes=${t("fresh_codes")} send=${send} stays close=${close}>
    <${PasswordLine} id="fresh-password" label=${t("present_password")} complete="current-password" value=${password} write=${setPassword} />
  <//>`;
}

const DIALOGS = { password: OwnPassword, on: CodesDialog, off: CodesOff, fresh: FreshPaper };

export function Mine({ manager, again }) {
  const [asked, ask] = useState(null);
  const [said, say] = useState("");
  const Asked = DIALOGS[asked];
  const done = () => {
    if (asked === "password") say(t("password_changed"));
    again();
  };
  const endOthers = () => request("DELETE", `/api/v1/manage/managers/${manager.id}/sessions`).then(again, () => {});
  return html`<section class="panel account" aria-labelledby="mine">
    <div class="account__who"><span class="person__mark">${icon("person")}</span>
      <div><h2 id="mine">${manager.name}</h2><p class="soft">${t("your_account", { login: manager.login })}</p></div></div>
    ${said && html`<p class="notice notice--done" role="status">${icon("check-circle")}<span>${said}</span></p>`}
    <dl class="account__facts">
      <div><dt>${t("password")}</dt><dd>${t("password_kept")}</dd>
        <dd class="account__moves"><button class="button" onClick=${() => ask("password")}>${t("own_password")}</button></dd></div>
      <div><dt>${t("codes")}</dt><dd>${manager.codes ? t("codes_are_on", { count: manager.recovery_codes }) : t("codes_are_off")}</dd>
        <dd class="account__moves">${manager.codes
          ? html`<button class="button" onClick=${() => ask("fresh")}>${t("fresh_codes")}</button><button class="button button--quiet" onClick=${() => ask("off")}>${t("codes_off")}</button>`
          : html`<button class="button" onClick=${() => ask("on")}>${icon("phone")}${t("codes_on")}</button>`}</dd></div>
      <div><dt>${t("browsers")}</dt><dd>${t("signed_in_at", { count: manager.sessions })}</dd>
        <dd class="account__moves">${manager.sessions > 1 ? html`<button class="button" onClick=${endOthers}>${t("end_others")}</button>` : null}</dd></div>
    </dl>
    ${Asked && html`<${Asked} close=${() => ask(null)} done=${done} />`}
  </section>`;
}
