// Where a ticket of several steps stands: what is done, what is here, what comes.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";

const SIGNS = { done: "check", now: "chevron-right" };

export function Journey({ journey }) {
  if (!journey) return null;
  return html`<section class="journey" aria-label=${say(journey.name)}>
    <p class="small"><strong>${t("journey", { step: journey.step, of: journey.of })}</strong> · ${say(journey.name)}</p>
    <ol class="journey__steps">
      ${journey.steps.map(
        (step, index) => html`<li key=${index} class=${`journey__step journey__step--${step.state}`} aria-current=${step.state === "now" ? "step" : null}>
          ${SIGNS[step.state] && icon(SIGNS[step.state])}<span>${say(step.name)}</span>
          <span class="visually-hidden">${t(`step_${step.state}`)}</span>
        </li>`,
      )}
    </ol>
  </section>`;
}
