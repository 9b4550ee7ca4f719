// The office's name and hours, as config.toml says them: look, and put right.

import { html, useState } from "htm/preact/standalone";
import { request } from "../../common/api.js";
import { icon } from "../../common/icon.js";
import { t } from "../../common/page.js";
import { StepForm } from "./form.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function Hours({ hours, place, change, remove }) {
  const line = (key) => html`<div class="field"><label for=${`${key}-${place}`}>${t(key)}</label>
    <input class="input" id=${`${key}-${place}`} inputmode="numeric" pattern="[0-2]?[0-9]:[0-5][0-9]" maxlength="5" placeholder="07:30" required value=${hours[key]} onInput=${(event) => change({ ...hours, [key]: event.target.value })} /></div>`;
  return html`<div class="first__hours">${line("opens")}${line("closes")}
    ${remove && html`<button type="button" class="button button--quiet" aria-label=${t("remove_session", { place: place + 1 })} onClick=${remove}>${icon("trash")}</button>`}</div>`;
}

export function Office({ found, again }) {
  const [given, change] = useState(found.office);
  const set = (key) => (event) => change({ ...given, [key]: event.target.value });
  const toggle = (day) => change({ ...given, days: DAYS.filter((each) => (each === day) !== given.days.includes(each)) });
  const sessions = (made) => change({ ...given, sessions: made });
  const send = () => request("PUT", "/api/v1/manage/first-run/office", { body: given });
  return html`<p>${t("first_office_hint")}</p>
    <${StepForm} yes=${t("first_office_yes")} send=${send} done=${again}>
      <div class="field"><label for="office-name">${t("office_name")}</label>
        <input class="input" id="office-name" required maxlength="200" value=${given.name} onInput=${set("name")} /></div>
      <div class="field"><label for="office-name-en">${t("office_name_en")}</label>
        <input class="input" id="office-name-en" lang="en" maxlength="200" value=${given.name_en} onInput=${set("name_en")} /></div>
      <fieldset class="field"><legend>${t("office_days")}</legend><div class="choices">
        ${DAYS.map((day) => html`<label key=${day} class="choice"><input type="checkbox" checked=${given.days.includes(day)} onChange=${() => toggle(day)} /><span>${t(`day_${day}`)}</span></label>`)}</div></fieldset>
      <fieldset class="field"><legend>${t("office_hours")}</legend>
        ${given.sessions.map((hours, place) => html`<${Hours} key=${place} hours=${hours} place=${place}
          change=${(made) => sessions(given.sessions.map((each, at) => (at === place ? made : each)))}
          remove=${given.sessions.length > 1 ? () => sessions(given.sessions.filter((_, at) => at !== place)) : null} />`)}
        ${given.sessions.length < 2 ? html`<button type="button" class="button" onClick=${() => sessions([...given.sessions, { opens: "13:30", closes: "17:00" }])}>${icon("plus")}${t("add_session")}</button>` : null}</fieldset>
    <//>`;
}
