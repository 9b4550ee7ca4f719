import { html, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Answer, Dialog } from "./dialog.js";

/** Let the citizen fetch a paper; what is missing stands ready from the ticked papers. */
export function ParkDialog({ view, moves, draft, close }) {
  const [note, setNote] = useState(draft.note);
  const { number } = view.current;
  const send = async () => {
    if (await moves.send("park", { note: note.trim() || null })) close();
  };
  return html`<${Dialog}
    title=${t("park_title", { number })} hint=${t("park_hint")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${t("park_confirm", { number })} moves=${moves} />`}
  >
    <label class="field"><span>${t("park_note")}</span>
      <input class="input" autofocus maxlength="500" autocomplete="off" value=${note} onInput=${(event) => setNote(event.target.value)} />
    </label>
  <//>`;
}
