// Keys on the glass: a tablet's own keyboard would cover half of the page.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, t } from "../common/page.js";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

const key = (sign, type) => html`<button key=${sign} type="button" class="button pad__key" onClick=${() => type(sign)}>${sign}</button>`;

function EraseKey({ erase }) {
  return html`<button type="button" class="button pad__key" aria-label=${t("erase")} onClick=${erase}>${icon("backspace")}</button>`;
}

export function DigitPad({ type, erase }) {
  return html`<div class="pad pad--digits" role="group" aria-label=${t("digits")}>
    ${DIGITS.map((digit) => key(digit, type))}
    ${key("0", type)}<${EraseKey} erase=${erase} />
  </div>`;
}

/** The letters of the office's fields beside the digits, for numbers as they stand on tickets. */
export function NumberPad({ type, erase }) {
  return html`<div class="number-pad">
    <div class="pad pad--letters" role="group" aria-label=${t("letters")}>${boot.fields.map((field) => key(field.prefix, type))}</div>
    <${DigitPad} type=${type} erase=${erase} />
  </div>`;
}
