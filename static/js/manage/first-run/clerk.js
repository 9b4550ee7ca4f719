// The first clerk: a name and a PIN are all that it takes.

import { html, useState } from "htm/preact/standalone";
import { post } from "../../common/api.js";
import { t } from "../../common/page.js";
import { StepForm } from "./form.js";

export function Clerk({ again }) {
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  return html`<p>${t("first_clerk_hint")}</p>
    <${StepForm} yes=${t("add_clerk")} send=${() => post("/api/v1/manage/clerks", { name, pin, fields: [] })} done=${again}>
      <div class="pair">
        <div class="field"><label for="first-name">${t("name")}</label>
          <input class="input" id="first-name" required maxlength="120" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
        <div class="field"><label for="first-pin">${t("pin")}</label>
          <input class="input" id="first-pin" required inputmode="numeric" pattern="[0-9]{4,12}" title=${t("pin_hint")} value=${pin} onInput=${(event) => setPin(event.target.value)} />
          <span class="hint">${t("pin_hint")}</span></div>
      </div>
    <//>`;
}
