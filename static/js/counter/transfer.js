// Sending the citizen on with the same number: to a counter, a field or another procedure, and back to me if need be.

import { html, useState } from "htm/preact/standalone";
import { boot, say, t } from "../common/page.js";
import { Answer, Dialog } from "./dialog.js";
import { Places, Procedures } from "./places.js";

const KINDS = ["counter", "field", "procedure"];

function places(kind, view) {
  // A series for many copies is no place to go to: the number of copies leads there.
  if (kind === "field") return boot.fields.filter((item) => !item.bulk).map((item) => ({ id: item.id, name: `${item.prefix} · ${say(item.name)}` }));
  return boot.counters.filter((item) => item.id !== view.counter.id).map((item) => ({ id: item.id, name: say(item.name) }));
}

function Kinds({ kind, choose }) {
  return html`<div class="kinds" role="radiogroup" aria-label=${t("transfer_kind")}>
    ${KINDS.map(
      (item) => html`<label class="choice" key=${item}>
        <input type="radio" name="kind" class="visually-hidden" checked=${kind === item} onChange=${() => choose(item)} /><span>${t(`to_${item}`)}</span>
      </label>`,
    )}
  </div>`;
}

export function TransferDialog({ view, moves, draft, close }) {
  const [kind, setKind] = useState("counter");
  const [place, setPlace] = useState(null);
  const [note, setNote] = useState(draft.note);
  const [back, setBack] = useState(false);
  const send = async () => {
    if (!place) return;
    if (await moves.send("transfer", { [kind]: place.id, note: note.trim() || null, return: back })) close();
  };
  const turnTo = (next) => {
    setKind(next);
    setPlace(null);
  };
  const choosing = { place, choose: setPlace, label: t("transfer_choose") };
  return html`<${Dialog}
    wide title=${t("transfer_title", { number: view.current.number })} close=${close} answer=${send}
    foot=${html`<${Answer} words=${place ? t("transfer_confirm", { place: place.name }) : t("transfer_choose")} ready=${place} moves=${moves} />`}
  >
    <${Kinds} kind=${kind} choose=${turnTo} />
    ${kind === "procedure"
      ? html`<${Procedures} field=${view.current.field} ...${choosing} />`
      : html`<${Places} found=${places(kind, view)} ...${choosing} />`}
    <label class="choice"><input type="checkbox" checked=${back} onChange=${(event) => setBack(event.target.checked)} /><span>${t("comes_back")}</span></label>
    <label class="field"><span>${t("transfer_note")}</span>
      <input class="input" maxlength="500" autocomplete="off" value=${note} onInput=${(event) => setNote(event.target.value)} />
    </label>
  <//>`;
}
