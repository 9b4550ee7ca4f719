// Who works here.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, post } from "../shared/api.js";
import { say, t } from "../shared/page.js";

export function Clerks() {
  const [clerks, setClerks] = useState(null);
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const load = () => get("/api/v1/manage/clerks").then((found) => setClerks(found.clerks), (error) => setWrong(error.status ? error.message : t("problem")));
  useEffect(() => {
    load();
  }, []);
  const add = async (event) => {
    event.preventDefault();
    try {
      await post("/api/v1/manage/clerks", { name, pin, fields: [] });
      setName("");
      setPin("");
      setWrong("");
      load();
    } catch (error) {
      setWrong(error.status ? error.message : t("problem"));
    }
  };
  return html`
    ${clerks && !clerks.length ? html`<p class="empty">${t("empty_clerks")}</p>` : null}
    ${clerks && clerks.length ? html`<table class="table"><thead><tr><th>${t("name")}</th><th>${t("sits")}</th></tr></thead>
      <tbody>${clerks.map((clerk) => html`<tr key=${clerk.id}><td>${clerk.name}</td><td>${clerk.counter ? say(clerk.counter.name) : "–"}</td></tr>`)}</tbody></table>` : null}
    <form class="panel stack" onSubmit=${add}>
      ${wrong ? html`<p class="notice notice--stop" role="alert"><span>${wrong}</span></p>` : null}
      <div class="field"><label for="name">${t("name")}</label><input class="input" id="name" required maxlength="120" value=${name} onInput=${(event) => setName(event.target.value)} /></div>
      <div class="field"><label for="pin">${t("pin")}</label><input class="input" id="pin" required inputmode="numeric" autocomplete="off" value=${pin} onInput=${(event) => setPin(event.target.value)} /></div>
      <button class="button button--primary">${t("add_clerk")}</button>
    </form>`;
}
