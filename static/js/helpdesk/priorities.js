// The classes of people who go first; "none" is a real answer.

import { html } from "htm/preact/standalone";
import { boot, t } from "../common/page.js";
import { priorityName } from "./words.js";

export function Priorities({ chosen, choose }) {
  const classes = Object.keys(boot.priority);
  if (!classes.length) return null;
  return html`<fieldset class="classes">
    <legend>${t("priority")}</legend>
    ${[null, ...classes].map(
      (id) => html`<label class="choice" key=${id ?? "none"}>
        <input type="radio" name="priority" checked=${chosen === id} onChange=${() => choose(id)} /><span>${id ? priorityName(id) : t("no_priority")}</span>
      </label>`,
    )}
  </fieldset>`;
}
