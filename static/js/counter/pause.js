import { html } from "htm/preact/standalone";
import { REASONS } from "../common/break-choice.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { Dialog } from "./dialog.js";

/** One tap on the reason pauses the counter; or the break is announced for later. */
export function PauseDialog({ view, moves, toAnnounce, close }) {
  const choose = async (reason) => {
    if (await moves.send("pause", { reason: t(`pause_${reason}`) })) close();
  };
  const later = html`<button type="button" class="button button--large grow" onClick=${toAnnounce}>
    ${icon("clock")}${t(view.announced ? "break_change_long" : "break_ahead")}
  </button>`;
  return html`<${Dialog} title=${t("why_pause")} hint=${t("why_pause_hint")} close=${close} foot=${later}>
    <div class="stack tight">
      ${REASONS.map(
        (reason) => html`<button key=${reason} type="button" class="button button--large button--wide" disabled=${Boolean(moves.sending)} onClick=${() => choose(reason)}>
          ${t(`pause_${reason}`)}
        </button>`,
      )}
    </div>
    ${moves.message?.tone === "stop" && html`<p class="notice notice--stop" role="alert"><span>${moves.message.words}</span></p>`}
  <//>`;
}
