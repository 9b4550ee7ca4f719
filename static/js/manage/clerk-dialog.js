// A new clerk, or another name, PIN or other fields for one who is here.

import { html, useState } from "htm/preact/standalone";
import { post, request } from "../common/api.js";
import { boot, say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";

function Fields({ chosen, choose }) {
  const all = !chosen.length;
  const toggle = (id) => choose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return html`<fieldset class="field"><legend>${t("may_serve")}</legend>
    <div class="choices">
      <label class="choice"><input type="checkbox" checked=${all} onChange=${() => choose([])} /><span>${t("serves_all")}</span></label>
      ${boot.fields.map((field) => html`<label key=${field.id} class="choice">
        <input type="checkbox" checked=${chosen.includes(field.id)} onChange=${() => toggle(field.id)} /><span>${say(field.name)}</span></label>`)}
    </div></fieldset>`;
}

export function ClerkDialog({ clerk, close, done }) {
  const [name, setName] = useState(clerk?.name ?? "");
  const [pin, setPin] = useState("");
  const [fields, setFields] = useState(clerk?.fields ?? []);
  const send = () =>
    clerk
      ? request("PATCH", `/api/v1/manage/clerks/${clerk.id}`, { body: { name, fields, ...(pin ? { pin } : {}) } })
      : post("/api/v1/manage/clerks", { name, pin, fields });
  return html`<${Dialog} wide title=${clerk ? clerk.name : t("add_clerk")} yes=${clerk ? t("save") : t("add_clerk")} send=${send} done=${done} close=${close}>
    <div class="pair">
      <div class="field"><label for="clerk-name">${t("name")}</label>
        <input class="input" id="clerk-name" required maxlength="120" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
      <div class="field"><label for="clerk-pin">${clerk ? t("new_pin") : t("pin")}</label>
        <input class="input" id="clerk-pin" required=${!clerk} inputmode="numeric" pattern="[0-9]{4,12}" title=${t("pin_hint")} autocomplete="off" value=${pin} onInput=${(event) => setPin(event.target.value)} />
        <span class="hint">${clerk ? t("new_pin_hint") : t("pin_hint")}</span></div>
    </div>
    <${Fields} chosen=${fields} choose=${setFields} />
  <//>`;
}
