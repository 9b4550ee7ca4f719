// The first manager's account; from then on the screen alone opens nothing.

import { html, useState } from "htm/preact/standalone";
import { post } from "../../common/api.js";
import { boot, t } from "../../common/page.js";
import { AccountLines } from "../manager-dialog.js";
import { StepForm } from "./form.js";

export function Account() {
  const [given, change] = useState({ name: "", login: "", password: "" });
  if (boot.account) return html`<p>${t("first_account_done", { name: boot.account.name })}</p>`;
  // The page is another one from now on: somebody is signed in at it.
  return html`<p>${t("first_account_hint")}</p>
    <${StepForm} yes=${t("make_account")} send=${() => post("/api/v1/manage/managers", given)} done=${() => location.reload()}>
      <${AccountLines} given=${given} change=${change} isNew=${true} />
    <//>`;
}
