// Calling out of turn and taking a no-show back, by the number that the citizen holds up.

import { html, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Answer, Dialog } from "./dialog.js";
import { NumberPad } from "./pad.js";
import { fullNumber } from "./snapshot.js";

const LONGEST = 6;
const WORDS = {
  call: { title: "by_number", hint: "by_number_hint", confirm: "call_confirm" },
  reinstate: { title: "reinstate_title", hint: "reinstate_hint", confirm: "reinstate_confirm" },
};

export function NumberDialog({ purpose, moves, close }) {
  const [typed, setTyped] = useState("");
  const number = fullNumber(typed);
  const words = WORDS[purpose];
  const send = async () => {
    if (typed && (await moves.send(purpose, { number }))) close();
  };
  const type = (sign) => setTyped((before) => (before + sign).slice(0, LONGEST));
  return html`<${Dialog}
    title=${t(words.title)} hint=${t(words.hint)} close=${close} answer=${send}
    foot=${html`<${Answer} words=${t(words.confirm, { number })} ready=${typed !== ""} moves=${moves} />`}
  >
    <label class="field"><span class="visually-hidden">${t("number")}</span>
      <input class="input number-typed number" autofocus inputmode="none" autocomplete="off" autocapitalize="characters" maxlength=${LONGEST} placeholder="A001" value=${typed} onInput=${(event) => setTyped(event.target.value.toUpperCase())} />
    </label>
    <${NumberPad} type=${type} erase=${() => setTyped(typed.slice(0, -1))} />
  <//>`;
}
