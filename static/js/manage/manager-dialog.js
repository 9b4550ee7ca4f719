// A new account, or another name or password for a colleague.

import { html, useState } from "htm/preact/standalone";
import { post, request } from "../common/api.js";
import { t } from "../common/page.js";
import { Dialog } from "./dialog.js";

/** A password that one may look at: a mistyped one would lock its owner out. */
export function PasswordLine({ id, label, hint, value, write, required = true, complete = "new-password" }) {
  const [shown, show] = useState(false);
  return html`<div class="field"><label for=${id}>${label}</label>
    <div class="reveal">
      <input class="input" id=${id} type=${shown ? "text" : "password"} required=${required} maxlength="200" autocomplete=${complete} aria-describedby=${hint ? `${id}-hint` : undefined} value=${value} onInput=${(event) => write(event.target.value)} />
      <button type="button" class="button" aria-pressed=${shown} onClick=${() => show(!shown)}>${t(shown ? "hide_password" : "show_password")}</button>
    </div>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}</div>`;
}

export function AccountLines({ given, change, isNew }) {
  const set = (key) => (event) => change({ ...given, [key]: event.target.value });
  return html`
    <div class="pair">
      <div class="field"><label for="manager-name">${t("name")}</label>
        <input class="input" id="manager-name" required maxlength="120" autocomplete="off" value=${given.name} onInput=${set("name")} /></div>
      ${isNew ? html`<div class="field"><label for="manager-login">${t("login")}</label>
        <input class="input" id="manager-login" required maxlength="60" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="login-hint" value=${given.login} onInput=${set("login")} />
        <span class="hint" id="login-hint">${t("login_hint")}</span></div>` : null}
    </div>
    <${PasswordLine} id="manager-password" label=${t(isNew ? "password" : "reset_password")} hint=${t(isNew ? "password_hint" : "reset_password_hint")} required=${isNew} value=${given.password} write=${(password) => change({ ...given, password })} />`;
}

export function ManagerDialog({ manager, isFirst, close, done }) {
  const [given, change] = useState({ name: manager?.name ?? "", login: "", password: "" });
  const send = () => {
    if (!manager) return post("/api/v1/manage/managers", given);
    const changes = { name: given.name, ...(given.password ? { password: given.password } : {}) };
    return request("PATCH", `/api/v1/manage/managers/${manager.id}`, { body: changes });
  };
  const title = manager ? manager.name : t(isFirst ? "first_manager" : "add_manager");
  return html`<${Dialog} wide title=${title} hint=${manager ? null : t(isFirst ? "first_manager_hint" : "add_manager_hint")} yes=${t(manager ? "save" : "make_account")} send=${send} done=${done} close=${close}>
    <${AccountLines} given=${given} change=${change} isNew=${!manager} />
  <//>`;
}
