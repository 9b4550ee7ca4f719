// The service log of a day, by clerk, and as a file.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get } from "../shared/api.js";
import { boot, t } from "../shared/page.js";

const minutes = (seconds) => (seconds === null ? "–" : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);

async function save(day, format) {
  const answer = await fetch(`/api/v1/manage/service-log?from=${day}&to=${day}&format=${format}`, { headers: { "Motcua-Screen": "manager" } });
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: `service-log-${day}.${format}` });
  link.click();
  URL.revokeObjectURL(address);
}

export function Log() {
  const [day, setDay] = useState(boot.today);
  const [log, setLog] = useState(null);
  const [wrong, setWrong] = useState("");
  useEffect(() => {
    setWrong("");
    get(`/api/v1/manage/service-log?from=${day}&to=${day}`).then(setLog, (error) => setWrong(error.status ? error.message : t("problem")));
  }, [day]);
  return html`<div class="row"><label class="field"><span>${t("day")}</span><input class="input" type="date" value=${day} onChange=${(event) => event.target.value && setDay(event.target.value)} /></label>
      <button class="button" onClick=${() => save(day, "csv")}>${t("csv")}</button><button class="button" onClick=${() => save(day, "xlsx")}>${t("xlsx")}</button></div>
    ${wrong ? html`<p class="notice notice--stop" role="alert"><span>${wrong}</span></p>` : null}
    ${log && !log.clerks.length ? html`<p class="empty">${t("empty_log")}</p>` : null}
    ${log && log.clerks.length
      ? html`<table class="table"><thead><tr>${["clerk", "served", "no_shows", "waited", "called", "length"].map((name) => html`<th key=${name}>${t(name)}</th>`)}</tr></thead>
        <tbody>${log.clerks.map((row) => html`<tr key=${row.clerk_id}><td>${row.clerk}</td><td class="figure">${row.served}</td><td class="figure">${row.no_shows}</td>
          <td class="figure">${minutes(row.median_waited)}</td><td class="figure">${minutes(row.median_called_to_started)}</td><td class="figure">${minutes(row.median_served)}</td></tr>`)}</tbody></table>`
      : null}`;
}
