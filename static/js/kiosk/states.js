// The states between the pages: loading, no line, turned away, taking long, nobody there.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { Title } from "./title.js";

const PATIENCE_MS = 300;
const LONG_MS = 3000;

function useAfter(ms) {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, []);
  return passed;
}

export function Loading() {
  if (!useAfter(PATIENCE_MS)) return null;
  const tiles = Array.from({ length: 12 }, (_, index) => html`<span key=${index} class="skeleton"></span>`);
  return html`<div class="loading" role="status"><span class="visually-hidden">${t("loading")}</span>${tiles}</div>`;
}

function Message({ picture, title, text, children }) {
  return html`<div class="message" role="alert">
    <span class="message__picture">${icon(picture)}</span>
    <${Title}>${title}<//>
    <p class="message__text">${text}</p>
    ${children}
  </div>`;
}

export function Offline() {
  return html`<${Message} picture="offline" title=${t("offline_title")} text=${say(boot.help_desk) || t("help_where")}>
    <p class="message__text soft">${t("offline_wait")}</p>
  <//>`;
}

export function TurnedAway({ words, again }) {
  return html`<${Message} picture="lock" title=${t("refused_title")} text=${words}>
    <button type="button" class="button button--primary button--large" onClick=${again}>${icon("restart")}${t("again")}</button>
  <//>`;
}

function useModal() {
  const dialog = useRef();
  useEffect(() => dialog.current.showModal(), []);
  return dialog;
}

export function Taking() {
  const dialog = useModal();
  const shown = useAfter(PATIENCE_MS);
  const long = useAfter(LONG_MS);
  return html`<dialog class=${`dialog taking ${shown ? "" : "taking--unseen"}`} ref=${dialog} onCancel=${(event) => event.preventDefault()}>
    ${icon("ticket")}
    <p class="large" role="status"><strong>${t("taking")}</strong></p>
    ${long && html`<p role="status">${t("taking_long")}</p>`}
  </dialog>`;
}

export function Problem({ problem, close, help }) {
  const dialog = useModal();
  return html`<dialog class="dialog problem" ref=${dialog} aria-labelledby="problem-title" onCancel=${close}>
    ${icon("alert")}
    <h2 id="problem-title">${t("problem_title")}</h2>
    <p>${problem.words ?? t("problem_unreachable")}</p>
    <div class="message__ways">
      <button type="button" class="button button--large" onClick=${help}>${icon("help-desk")}${t("dont_know")}</button>
      <button type="button" class="button button--primary button--large" onClick=${close}>${icon("check")}${t("understood")}</button>
    </div>
  </dialog>`;
}

export function StillThere({ seconds, stay }) {
  const dialog = useModal();
  return html`<dialog class="dialog still" ref=${dialog} aria-labelledby="still-title" onCancel=${stay}>
    <p class="still__seconds number" aria-hidden="true">${seconds}</p>
    <h2 id="still-title">${t("still_title")}</h2>
    <p>${t("still_text")}</p>
    <button type="button" class="button button--primary button--large" onClick=${stay}>${icon("check")}${t("still_yes")}</button>
  </dialog>`;
}
