// What is always there: the steps and the time above, the ways back and the comforts below.

import { html, useEffect, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { clockText, everyMinute } from "../common/time.js";

const STEPS = ["step_field", "step_procedure", "step_ticket"];

function Clock() {
  const [, tick] = useState(0);
  useEffect(() => everyMinute(tick), []);
  return html`<p class="clock number"><span class="visually-hidden">${t("clock")} </span>${clockText()}</p>`;
}

function Step({ index, at, words }) {
  const state = index < at ? "done" : index === at ? "now" : "later";
  return html`<li class=${`step step--${state}`} aria-current=${state === "now" ? "step" : undefined}>
    <span class="step__mark">${state === "done" ? icon("check") : index}</span>
    <span class="step__words">${words}</span>
  </li>`;
}

export function TopBar({ step }) {
  return html`<header class="top">
    <p class="top__office">${icon("mark")}<span>${say(boot.office?.name)}</span></p>
    <ol class="steps" aria-label=${t("steps")}>
      ${STEPS.map((key, index) => html`<${Step} index=${index + 1} at=${step} words=${t(key)} />`)}
    </ol>
    <${Clock} />
  </header>`;
}

function BarButton({ name, words, onClick, disabled, pressed, lang, extra = "" }) {
  return html`<button
    type="button"
    class=${`bar__button ${extra}`}
    lang=${lang}
    disabled=${disabled}
    aria-pressed=${pressed}
    onClick=${onClick}
  >
    ${icon(name)}<span>${words}</span>
  </button>`;
}

export function BottomBar({ comfort, canGoBack, back, restart }) {
  return html`<nav class="bar" aria-label=${t("tools")}>
    <${BarButton} name="arrow-left" words=${t("back")} onClick=${back} disabled=${!canGoBack} extra="bar__button--strong" />
    <${BarButton} name="restart" words=${t("restart")} onClick=${restart} />
    <span class="bar__gap"></span>
    <${BarButton} name="text-size" words=${t(`text_${comfort.text}`)} onClick=${comfort.enlarge} />
    <${BarButton}
      name=${comfort.lowered ? "raise" : "lower"}
      words=${t(comfort.lowered ? "raise" : "lower")}
      pressed=${comfort.lowered}
      onClick=${comfort.lower}
    />
    ${comfort.nextLanguage &&
    html`<${BarButton}
      name="language"
      words=${t(`language_${comfort.nextLanguage}`)}
      lang=${comfort.nextLanguage}
      onClick=${comfort.swapLanguage}
    />`}
  </nav>`;
}
