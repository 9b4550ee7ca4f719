// One question: does the law let you go first? "No" is a real answer, and the one that stands until another is chosen.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";

function Answer({ id, name, picture, value, change }) {
  return html`<label class="choice priority__answer">
    <input type="radio" name="priority" value=${id} checked=${value === id} onChange=${() => change(id)} />
    ${picture && icon(picture)}
    <span>${name}</span>
  </label>`;
}

export function Priority({ value, change }) {
  return html`<fieldset class="priority">
    <legend>${t("priority")}</legend>
    <div class="priority__answers">
      <${Answer} id="" name=${t("priority_no")} value=${value} change=${change} />
      ${boot.priority.map(
        (group) =>
          html`<${Answer} key=${group.id} id=${group.id} name=${say(group.name)} picture=${group.pictogram} value=${value} change=${change} />`,
      )}
    </div>
  </fieldset>`;
}
