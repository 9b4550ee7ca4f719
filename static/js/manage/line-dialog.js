// A field's line: everybody who waits in it, the earliest first; each number leads to its journal.

import { html, useLayoutEffect, useRef } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { aboutText } from "./lengths.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { address } from "./route.js";

/** `round` only makes the list be asked for again. */
export function LineDialog({ field, round, close }) {
  const box = useRef(null);
  const [line, wrong, again] = useLoad(`/api/v1/desk/tickets?field=${encodeURIComponent(field)}&round=${round}`);
  useLayoutEffect(() => box.current.showModal(), []);
  const late = boot.waiting_target_minutes * 60;
  return html`<dialog class="dialog question question--wide" ref=${box} onClose=${close} aria-labelledby="line-name">
    <div class="question__head"><h2 id="line-name">${say(boot.fields.find((each) => each.id === field)?.name) || field}</h2>
      <button type="button" class="button button--quiet question__close" aria-label=${t("close")} onClick=${() => box.current.close()}>${icon("close")}</button></div>
    <${Wrong} words=${wrong} again=${again} />
    ${!line && !wrong && html`<${Skeleton} />`}
    ${line && !line.tickets.length && html`<p class="soft">${t("nobody_waits_here")}</p>`}
    <ul class="line-list">${(line?.tickets ?? []).map((ticket) => html`<li key=${ticket.number}><a class="line-list__one" href=${address("now", { ticket: ticket.number })}>
      <strong class="number">${ticket.number}</strong><span class="grow">${say(boot.procedures[ticket.procedure])}${ticket.priority ? ` · ${say(boot.priority[ticket.priority])}` : ""}</span>
      <span class=${ticket.waited_seconds > late ? "late" : "soft"}>${aboutText(ticket.waited_seconds)}</span>${icon("chevron-right")}</a></li>`)}</ul>
  </dialog>`;
}
