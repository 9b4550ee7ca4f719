import { html } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Dialog } from "./dialog.js";

const REASONS = ["break", "meeting", "urgent", "helping", "other"];

/** One tap on the reason pauses the counter. */
export function PauseDialog({ moves, close }) {
  const choose = async (reason) => {
    if (await moves.send("pause", { reason: t(`pause_${reason}`) })) close();
  };
  return html`<${Dialog} title=${t("why_pause")} hint=${t("why_pause_hint")} close=${close}>
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
