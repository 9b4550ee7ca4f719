// A face for each of the five answers, told apart by its mouth: colour says nothing here.

import { html } from "htm/preact/standalone";

const MOUTHS = {
  5: "M28 56 Q50 88 72 56 Z",
  4: "M30 60 Q50 78 70 60",
  3: "M32 66 L68 66",
  2: "M32 72 Q50 56 68 72",
  1: "M30 76 Q50 50 70 76",
};
const BROWS = { 1: "M26 30 L40 36 M74 30 L60 36" };

export function Face({ score }) {
  return html`<svg class="face" viewBox="0 0 100 100" aria-hidden="true">
    <circle class="face__skin" cx="50" cy="50" r="46" />
    <circle class="face__eye" cx="35" cy="42" r="5" /><circle class="face__eye" cx="65" cy="42" r="5" />
    ${BROWS[score] ? html`<path class="face__line" d=${BROWS[score]} />` : null}
    <path class=${score === 5 ? "face__laugh" : "face__line"} d=${MOUTHS[score]} />
  </svg>`;
}
