// What the office said to the last move.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";

const SIGNS = { done: "check-circle", now: "info", stop: "alert" };

export function Said({ message }) {
  const stopped = message?.tone === "stop";
  const words = message && html`<span class=${`notice notice--${message.tone}`}>${icon(SIGNS[message.tone])}<span>${message.words}</span></span>`;
  return html`<div class="said"><p role="alert">${stopped && words}</p><p role="status">${!stopped && words}</p></div>`;
}
