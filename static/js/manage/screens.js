// Which screens there are, a link for one more, and shutting one out.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, post, request } from "../shared/api.js";
import { say, t } from "../shared/page.js";
import { clockText } from "../shared/time.js";

export function Screens() {
  const [devices, setDevices] = useState([]);
  const [link, setLink] = useState("");
  const [sure, setSure] = useState(null);
  const [wrong, setWrong] = useState("");
  const failed = (error) => setWrong(error.status ? error.message : t("problem"));
  const load = () => get("/api/v1/manage/devices").then((found) => setDevices(found.devices), failed);
  useEffect(() => {
    load();
  }, []);
  const add = () => post("/api/v1/manage/setup-links", {}).then((made) => setLink(made.url), failed);
  const revoke = (id) => (sure === id ? request("DELETE", `/api/v1/manage/devices/${id}`).then(load, failed) : setSure(id));
  return html`
    ${wrong ? html`<p class="notice notice--stop" role="alert"><span>${wrong}</span></p>` : null}
    <div class="panel stack"><button class="button button--primary" onClick=${add}>${t("add_screen")}</button>
      ${link ? html`<p>${t("link_hint")}</p><p class="large"><a href=${link}>${link}</a></p>` : null}</div>
    <table class="table"><thead><tr><th>${t("role")}</th><th>${t("name")}</th><th>${t("counter")}</th><th>${t("last_seen")}</th><th></th></tr></thead>
      <tbody>${devices.map((device) => html`<tr key=${device.id}><td>${t(device.role)}</td><td>${device.name}</td><td>${device.counter ? say(device.counter.name) : ""}</td>
        <td>${device.last_seen_at ? clockText(new Date(device.last_seen_at)) : "–"}</td>
        <td><button class="button button--quiet" onClick=${() => revoke(device.id)}>${sure === device.id ? t("revoke_sure") : t("revoke")}</button></td></tr>`)}</tbody></table>`;
}
