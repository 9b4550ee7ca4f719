// A machine's other name, and for a counter's machine another place.

import { html, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { boot, say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { AT_A_COUNTER } from "./screen-dialog.js";

export function ChangeScreen({ device, close, done }) {
  const [name, setName] = useState(device.name);
  const [counter, setCounter] = useState(device.counter?.id);
  const moves = AT_A_COUNTER.includes(device.role);
  const places = device.role === "rating" ? boot.counters : boot.places;
  const send = () => request("PATCH", `/api/v1/manage/devices/${device.id}`, { body: { name: name.trim() || device.name, counter: moves ? counter : null } });
  return html`<${Dialog} title=${t(moves ? "move_title" : "rename_title", { name: device.name })} hint=${device.role === "counter" && counter !== device.counter?.id ? t("move_hint") : ""} yes=${t("save")} send=${send} done=${done} close=${close}>
    <div class="field"><label for="change-name">${t("name_of_screen")}</label>
      <input class="input" id="change-name" maxlength="120" required value=${name} onInput=${(event) => setName(event.target.value)} /></div>
    ${moves && html`<div class="field"><label for="change-counter">${t("at_counter")}</label>
      <select class="input" id="change-counter" value=${counter} onChange=${(event) => setCounter(event.target.value)}>
        ${places.map((place) => html`<option key=${place.id} value=${place.id} selected=${place.id === counter}>${say(place.name)}</option>`)}</select></div>`}
  <//>`;
}
