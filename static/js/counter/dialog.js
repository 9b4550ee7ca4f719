import { html, useLayoutEffect, useRef } from "htm/preact/standalone";
import { t } from "../common/page.js";

/** A question over the page. `foot`: the buttons that answer it, beside "cancel"; a form, so that Enter answers too.
 *  `isRead`: nothing is asked, so that there is nothing to call off. */
export function Dialog({ title, hint, wide = false, isRead = false, close, answer, foot, children }) {
  const box = useRef(null);
  useLayoutEffect(() => box.current.showModal(), []);
  const submit = (event) => {
    event.preventDefault();
    answer?.();
  };
  return html`<dialog class=${`dialog ${wide ? "dialog--wide" : ""}`} ref=${box} onClose=${close} aria-labelledby="dialog-title">
    <form class="dialog__form" onSubmit=${submit}>
      <div><h2 id="dialog-title">${title}</h2>${hint && html`<p class="soft">${hint}</p>`}</div>
      ${children}
      <div class="dialog__foot">
        <button type="button" class="button" onClick=${close}>${t(isRead ? "close" : "cancel")}</button>
        ${foot}
      </div>
    </form>
  </dialog>`;
}

/** The button that answers, with what the office said to it. Stays where it is while the answer is under way. */
export function Answer({ words, ready = true, moves }) {
  const stopped = moves.message?.tone === "stop" || (moves.sending && moves.message);
  return html`
    <button class="button button--primary button--large grow" disabled=${!ready || Boolean(moves.sending)} aria-busy=${Boolean(moves.sending)}>
      ${moves.sending?.late ? t("sending") : words}
    </button>
    ${stopped && html`<p class="notice notice--stop dialog__said" role="alert"><span>${moves.message.words}</span></p>`}
  `;
}
