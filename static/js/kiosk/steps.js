// The steps of a joint procedure, in the order in which one number walks them.

import { html } from "htm/preact/standalone";
import { say } from "../common/page.js";

/** Spans, so that it may stand in a button too. */
export function Steps({ steps }) {
  if (!steps.length) return null;
  return html`<span class="walk">
    ${steps.map((step, index) => html`<span key=${index} class="walk__step"><b class="walk__mark number">${index + 1}</b> ${say(step)} </span>`)}
  </span>`;
}
