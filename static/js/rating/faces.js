// The faces to choose from, each with its word beneath.

import { html } from "htm/preact/standalone";
import { Face } from "../common/face.js";
import { t } from "../common/page.js";

/** `ready`: they may be pressed. `chosen`: pressed and on its way. */
export function Faces({ scores, ready, chosen, choose }) {
  return html`<div class=${`faces faces--${scores.length}`} role="group" aria-labelledby="question" data-ready=${ready}>
    ${scores.map((score) => html`<button key=${score} type="button" class="faces__one" aria-pressed=${chosen === score} aria-disabled=${Boolean(chosen)} onClick=${() => ready && !chosen && choose(score)}>
      <${Face} score=${score} /><span class="faces__word">${t(`score_${score}`)}</span></button>`)}
  </div>`;
}
