// A second errand in the same visit: this service ends with its outcome, the next one begins at once, with the same number.

import { html, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Answer, Dialog } from "./dialog.js";
import { Procedures } from "./places.js";
import { OUTCOMES } from "./snapshot.js";

export function NextProcedureDialog({ view, moves, draft, close }) {
  const [place, setPlace] = useState(null);
  const [outcome, setOutcome] = useState("accepted");
  const send = async () => {
    if (!place) return;
    if (await moves.send("next-procedure", { procedure: place.id, outcome, note: draft.note || null, ...draft.promised(outcome) })) close();
  };
  return html`<${Dialog}
    wide title=${t("another_title", { number: view.current.number })} hint=${t("another_hint")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${place ? t("another_confirm", { procedure: place.name }) : t("another_choose")} ready=${place} moves=${moves} />`}
  >
    <fieldset class="field"><legend>${t("another_outcome")}</legend>
      <div class="outcomes">
        ${OUTCOMES.map(
          (item) => html`<label class="choice" key=${item}>
            <input type="radio" name="outcome" class="visually-hidden" checked=${outcome === item} onChange=${() => setOutcome(item)} /><span>${t(`outcome_${item}`)}</span>
          </label>`,
        )}
      </div>
    </fieldset>
    <${Procedures} field=${view.current.field} place=${place} choose=${setPlace} label=${t("another_choose")} />
  <//>`;
}
