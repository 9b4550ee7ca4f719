// Whom I serve, and the one button that is always the next right thing.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot, say, t } from "../shared/page.js";
import { now, sinceText } from "../shared/time.js";
import { procedureName, procedureOf } from "./lists.js";

const OTHER_OUTCOMES = ["returned", "missing_papers", "guided", "refused"];

function useSeconds() {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
}

function Current({ ticket }) {
  if (!ticket) return html`<div class="current current--nobody"><p class="large">${t("nobody")}</p><p class="soft">${t("nobody_hint")}</p></div>`;
  const serving = ticket.state === "serving";
  const papers = procedureOf(ticket)?.documents || [];
  return html`<div class=${`current ${serving ? "current--serving" : "current--called"}`}>
    <p class="eyebrow">${serving ? t("serving") : t("called")} · <span class="number">${sinceText(serving ? ticket.started_at : ticket.called_at, now())}</span></p>
    <p class="current__number number">${ticket.number}</p>
    <p class="large">${procedureName(ticket)} ${ticket.quantity > 1 ? html`<span class="tag">${t("copies", { count: ticket.quantity })}</span>` : null}
      ${ticket.priority ? html`<span class="tag tag--now">${say(boot.priority[ticket.priority]) || ticket.priority}</span>` : null}</p>
    ${ticket.note ? html`<p class="notice notice--now"><span>${t("note")}: ${ticket.note}</span></p>` : null}
    ${papers.length ? html`<details class="small"><summary>${t("papers")}</summary><ul>${papers.map((paper) => html`<li>${say(paper)}</li>`)}</ul></details>` : null}
  </div>`;
}

/** The name, label and body of the next right move. */
export function nextMove(view) {
  if (view.current) return view.current.state === "serving" ? ["finish", t("finish"), { outcome: "accepted" }] : ["start", t("start")];
  return view.state === "paused" ? ["open", t("open")] : ["call-next", t("call_next")];
}

export function Desk({ view, moves, primary, ask }) {
  useSeconds();
  const { current } = view;
  const called = current?.state === "called";
  const serving = current?.state === "serving";
  const [name, label] = nextMove(view);
  const undoLeft = Math.ceil((moves.undoUntil - Date.now()) / 1000);
  const undoable = { undoable: boot.queue.undo_seconds };
  const busy = Boolean(moves.busy);
  return html`<section class="desk">
    ${view.state === "paused" ? html`<p class="notice notice--now"><span>${t("paused", { reason: view.paused_reason || "" })}</span></p>` : null}
    <${Current} ticket=${current} />
    <button class="button button--primary button--large button--wide desk__primary" aria-busy=${moves.busy === name} disabled=${busy} onClick=${primary}>
      ${moves.busy === name ? t("sending") : label} <kbd>F2</kbd></button>
    <p class="desk__sentence" role="alert">${moves.sentence}</p>
    <div class="desk__moves">
      <button class="button" disabled=${busy || !called} onClick=${() => moves.move("recall")}>${t("recall")} <kbd>F3</kbd></button>
      <button class="button" disabled=${busy || !called} onClick=${() => moves.move("no-show", undefined, undoable)}>${t("no_show")} <kbd>F4</kbd></button>
      <button class="button" disabled=${busy || !current} onClick=${() => ask("transfer")}>${t("transfer")} <kbd>F6</kbd></button>
      <button class="button" disabled=${busy || !current} onClick=${() => moves.move("park", {}, undoable)}>${t("park")} <kbd>F7</kbd></button>
      <button class="button" disabled=${busy || view.state === "paused"} onClick=${() => ask("pause")}>${t("pause")} <kbd>F8</kbd></button>
      <button class="button button--now" disabled=${busy || undoLeft <= 0} onClick=${() => moves.move("undo")}>${t("undo")} <kbd>F9</kbd></button>
    </div>
    ${serving
      ? html`<div><p class="small soft">${t("other_outcome")}</p>
        <div class="desk__moves">${OTHER_OUTCOMES.map((outcome) => html`<button key=${outcome} class="button button--quiet" disabled=${busy} onClick=${() => moves.move("finish", { outcome }, undoable)}>${t(outcome)}</button>`)}</div></div>`
      : null}
  </section>`;
}
