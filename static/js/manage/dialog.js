// A question over the page, and the sending of its answer.

import { html, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { saidOf, Wrong } from "./load.js";

/**
 * `send`: async, what "yes" does; the dialog closes when it is done and stays with the reason when it is refused.
 * `stays`: it is one step of several, and what comes next stands in its place.
 */
export function Dialog({ title, hint, yes, danger = false, send, done = () => {}, close, wide = false, stays = false, children }) {
  const box = useRef(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  useLayoutEffect(() => box.current.showModal(), []);
  const submit = async (event) => {
    event.preventDefault();
    if (busy || !send) return;
    setBusy(true);
    try {
      await send();
      setWrong("");
      setBusy(false);
      if (stays) return;
      done();
      close();
    } catch (error) {
      setWrong(saidOf(error));
      setBusy(false);
    }
  };
  return html`<dialog class=${`dialog question ${wide ? "question--wide" : ""}`} ref=${box} onClose=${close} aria-labelledby="question">
    <form class="question__form" onSubmit=${submit} autocomplete="off">
      <div class="question__head"><h2 id="question">${title}</h2>
        <button type="button" class="button button--quiet question__close" aria-label=${t("close")} onClick=${close}>${icon("close")}</button></div>
      ${hint && html`<p class="soft">${hint}</p>`}
      ${children}
      <${Wrong} words=${wrong} />
      ${yes && html`<div class="question__foot">
        <button class=${`button ${danger ? "button--danger" : "button--primary"}`} aria-busy=${busy} disabled=${busy}>${yes}</button>
        <button type="button" class="button" onClick=${close}>${t("cancel")}</button>
      </div>`}
    </form>
  </dialog>`;
}
