// A kiosk has no keyboard: plain letters are enough, the search understands Vietnamese without its marks.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";

const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function Key({ words, label, press, extra = "" }) {
  // The field above keeps its focus and caret: a key must not take it away.
  return html`<button
    type="button"
    class=${`key ${extra}`}
    aria-label=${label}
    onPointerDown=${(event) => event.preventDefault()}
    onClick=${press}
  >
    ${words}
  </button>`;
}

export function Keyboard({ value, change, limit = 60 }) {
  const type = (letter) => value.length < limit && change(value + letter);
  return html`<div class="keyboard" role="group" aria-label=${t("keyboard")}>
    ${ROWS.map(
      (row, index) => html`<div class="keyboard__row">
        ${[...row].map((letter) => html`<${Key} words=${letter} press=${() => type(letter)} />`)}
        ${index === ROWS.length - 2 &&
        html`<${Key} words=${icon("backspace")} label=${t("key_backspace")} extra="key--erase" press=${() => change(value.slice(0, -1))} />`}
        ${index === ROWS.length - 1 && html`<${Key} words=${icon("space")} label=${t("key_space")} extra="key--space" press=${() => type(" ")} />`}
      </div>`,
    )}
  </div>`;
}
