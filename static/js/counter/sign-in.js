// Who works at this counter: a name and a PIN.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, post } from "../shared/api.js";
import { boot, say, t } from "../shared/page.js";

export function SignIn({ reason, done }) {
  const [clerks, setClerks] = useState(null);
  const [clerk, setClerk] = useState("");
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState(reason);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    get("/api/v1/clerks").then((found) => setClerks(found.clerks), (error) => setWrong(error.message || t("unreachable")));
  }, []);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await post("/api/v1/clerk-sessions", { clerk, pin });
      done();
    } catch (error) {
      setWrong(error.status ? error.message : t("unreachable"));
      setPin("");
      setBusy(false);
    }
  };
  return html`<main class="sign-in panel">
    <p class="eyebrow">${say(boot.office.name)}</p>
    <h1>${boot.counter ? say(boot.counter.name) : t("sign_in")}</h1>
    ${wrong ? html`<p class="notice notice--stop" role="alert"><span>${wrong}</span></p>` : null}
    ${clerks && !clerks.length ? html`<p class="notice notice--now"><span>${t("no_clerks")}</span></p>` : null}
    <form class="stack" onSubmit=${submit}>
      <div class="field"><label for="clerk">${t("who")}</label>
        <select class="input" id="clerk" required value=${clerk} onChange=${(event) => setClerk(event.target.value)}>
          <option value=""></option>
          ${(clerks || []).map((item) => html`<option key=${item.id} value=${item.id}>${item.name}</option>`)}
        </select></div>
      <div class="field"><label for="pin">${t("pin")}</label>
        <input class="input" id="pin" type="password" inputmode="numeric" autocomplete="off" required value=${pin} onInput=${(event) => setPin(event.target.value)} /></div>
      <button class="button button--primary button--large button--wide" disabled=${busy}>${busy ? t("sending") : t("sign_in")}</button>
    </form>
  </main>`;
}
