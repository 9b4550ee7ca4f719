// A break announced ahead: asking for it, and how it stands on the clerk's page until it begins.

import { html } from "htm/preact/standalone";
import { BreakChoice, useBreak } from "../common/break-choice.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { clockText, now } from "../common/time.js";
import { useTick } from "../common/ticking.js";
import { Answer, Dialog } from "./dialog.js";

export function AnnounceDialog({ view, moves, close }) {
  const chosen = useBreak(view.announced);
  const send = async () => {
    if (await moves.send("announce-break", chosen.body)) close();
  };
  return html`<${Dialog}
    wide title=${t("break_title")} hint=${t("break_hint")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${chosen.words} moves=${moves} />`}
  ><${BreakChoice} chosen=${chosen} /><//>`;
}

export const isDue = (announced) => Boolean(announced) && now() >= Date.parse(announced.at);

/** What was announced, with "change" and "take back"; when its time has come, the way into the pause. */
export function Announced({ view, moves, acts }) {
  useTick();
  const { announced } = view;
  if (!announced) return null;
  const busy = Boolean(moves.sending);
  const isTime = isDue(announced) && view.state === "open";
  return html`<section class=${`announced ${isTime ? "announced--due" : ""}`} aria-label=${t("break_title")}>
    ${icon(isTime ? "pause" : "clock")}
    <p class="announced__words" role=${isTime ? "alert" : "status"}>
      <strong>${isTime ? t("break_due") : t("break_announced", { time: clockText(new Date(announced.at)) })}</strong>
      <span>${t(isTime ? (view.current ? "break_due_after" : "break_due_now") : "break_about", announced)}</span>
    </p>
    <div class="announced__acts">
      ${isTime
        ? html`<button class="button announced__begin" aria-disabled=${busy} onClick=${acts.pause}>${t("pause")}<kbd aria-hidden="true">P</kbd></button>`
        : html`<button class="button" aria-disabled=${busy} onClick=${acts.announce}>${t("break_change")}</button>`}
      <button class="button" aria-disabled=${busy} onClick=${acts.unannounce}>${t("break_cancel")}</button>
    </div>
  </section>`;
}
