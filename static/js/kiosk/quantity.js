// How many copies: a stepper for a few, a keypad for many.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, t } from "../common/page.js";

const most = () => boot.kiosk?.max_quantity ?? 2000;
const within = (count) => Math.min(most(), Math.max(1, count));

function Keypad({ value, done }) {
  const dialog = useRef();
  const [digits, setDigits] = useState("");
  const limit = most();
  useEffect(() => dialog.current.showModal(), []);
  const type = (digit) => setDigits((before) => String(Number(before + digit)).slice(0, String(limit).length));
  const count = Number(digits || value);
  const tooMany = count > limit;
  return html`<dialog class="dialog keypad" ref=${dialog} aria-labelledby="keypad-title" onCancel=${() => done(value)}>
    <h2 id="keypad-title">${t("quantity")}</h2>
    <output class="keypad__count number">${count}</output>
    ${tooMany && html`<p class="notice notice--stop">${t("quantity_limit", { limit })}</p>`}
    <div class="keypad__keys">
      ${[..."123456789"].map((digit) => html`<button type="button" class="key" onClick=${() => type(digit)}>${digit}</button>`)}
      <button type="button" class="key key--erase" aria-label=${t("key_backspace")} onClick=${() => setDigits(digits.slice(0, -1))}>
        ${icon("backspace")}
      </button>
      <button type="button" class="key" onClick=${() => type("0")}>0</button>
      <button type="button" class="key key--erase" aria-label=${t("key_clear")} onClick=${() => setDigits("")}>${icon("close")}</button>
    </div>
    <button type="button" class="button button--primary button--large button--wide" disabled=${tooMany} onClick=${() => done(within(count))}>
      ${icon("check")}${t("done")}
    </button>
  </dialog>`;
}

export function Quantity({ value, change }) {
  const [typing, setTyping] = useState(false);
  const chosen = (count) => {
    setTyping(false);
    change(count);
  };
  return html`<div class="quantity" role="group" aria-label=${t("quantity")}>
    <span class="quantity__label">${icon("copies")}${t("quantity")}</span>
    <span class="quantity__keys">
      <button type="button" class="button" aria-label=${t("fewer")} disabled=${value <= 1} onClick=${() => change(within(value - 1))}>
        ${icon("minus")}
      </button>
      <button type="button" class="button quantity__count number" aria-label=${t("quantity_type", { count: value })} onClick=${() => setTyping(true)}>
        ${value}
      </button>
      <button type="button" class="button" aria-label=${t("more")} disabled=${value >= most()} onClick=${() => change(within(value + 1))}>
        ${icon("plus")}
      </button>
    </span>
    ${typing && html`<${Keypad} value=${value} done=${chosen} />`}
  </div>`;
}
