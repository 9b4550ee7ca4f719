// Where the hands stay: one big button at one place, every rarer move at its own, and what the office answered.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, t } from "../common/page.js";
import { useTick } from "../common/ticking.js";
import { now, shortDay } from "../common/time.js";
import { may } from "./snapshot.js";

const FACES = {
  "call-next": { icon: "call", words: "call_next" },
  start: { icon: "start", words: "start" },
  finish: { icon: "check", words: "finish" },
  open: { icon: "open", words: "open" },
};
const SIGNS = { done: "check-circle", now: "info", stop: "alert" };

/** What the big button's second line says: what will happen to whom. */
function primaryHint(view, next, returnOn) {
  const journey = view.current?.journey;
  if (next.name === "finish" && journey && journey.step < journey.of) return t("finish_step", { step: journey.step, of: journey.of });
  if (next.name === "finish" && returnOn) return t("finish_promised", { day: shortDay(returnOn) });
  if (next.name !== "call-next") return t(`${next.name}_hint`);
  const [first] = view.waiting;
  return first ? t("call_next_hint", { number: first.number }) : t("nobody_next");
}

function Primary({ view, next, returnOn, moves, acts, ready, offered }) {
  const face = FACES[next.name];
  const isSending = moves.sending?.name === next.name;
  const classes = ["button button--primary primary", offered && !ready && !moves.sending && "is-settling", moves.sending && "is-sending"];
  return html`<button class=${classes.filter(Boolean).join(" ")} aria-disabled=${!ready || !offered} aria-busy=${isSending} aria-keyshortcuts="Space Enter" onClick=${acts.primary}>
    ${icon(face.icon)}
    <span class="primary__words">
      <span class="primary__name">${isSending && moves.sending.late ? t("sending") : t(face.words)}</span>
      <span class="primary__hint" aria-hidden=${offered}>${primaryHint(view, next, returnOn)}</span>
    </span>
    <kbd aria-hidden="true">${t("space_key")}</kbd>
  </button>`;
}

/** `mark`: how long or how often, beside the sign; `full`: the whole of it in words; `hint`: a second line. */
function Move({ sign, words, letter, mark, full, hint, may, act, moves, name, tone = "" }) {
  const isSending = moves.sending?.name === name;
  return html`<button class=${`button move ${tone}`} disabled=${!may || Boolean(moves.sending)} aria-busy=${isSending} aria-keyshortcuts=${letter} aria-label=${full} title=${full} onClick=${act}>
    ${icon(sign)}${mark && html`<span class="move__mark">${mark}</span>`}<kbd aria-hidden="true">${letter}</kbd>
    <span class="move__words">${isSending && moves.sending.late ? t("sending") : words}</span>
    ${hint && html`<span class="move__hint">${hint}</span>`}
  </button>`;
}

const isNoShowProposed = (current) => current?.proposes === "no_show";

/** Whole seconds from now until `iso`, by the office's clock. */
const secondsUntil = (iso) => (iso ? Math.ceil((Date.parse(iso) - now()) / 1000) : 0);

function recallState(current) {
  const limit = boot.queue.recall_limit;
  if (isNoShowProposed(current)) return { may: false, mark: `${limit}/${limit}`, full: t("recall_spent", { limit }) };
  if (!may(current, "recall")) return { may: false };
  const left = secondsUntil(current.recall_at);
  return left > 0 ? { may: false, mark: `${left} s`, full: t("recall_in", { seconds: left }) } : { may: true };
}

function Moves({ view, moves, acts }) {
  useTick();
  const { current } = view;
  const recall = recallState(current);
  const undo = secondsUntil(view.undo?.until) > 0 ? view.undo : null;
  const undone = undo && html`${t(`undo_${undo.move}`, { number: undo.number })} · ${secondsUntil(undo.until)} s`;
  return html`<div class="moves" role="group" aria-label=${t("moves")}>
    ${current?.state === "serving"
      ? html`
          <${Move} key="more" sign="plus" letter="M" name="next-procedure" moves=${moves} act=${acts.more} words=${t("another")} may=${may(current, "next_procedure")} />
          <${Move} key="priority" sign="star" letter="U" name="priority" moves=${moves} act=${acts.priority} words=${t("priority")} may=${may(current, "priority")} />
        `
      : html`
          <${Move} key="recall" sign="recall" letter="R" name="recall" words=${t("recall")} moves=${moves} act=${acts.recall} ...${recall} />
          <${Move} key="no-show" sign="no-show" letter="V" name="no-show" moves=${moves} act=${acts.noShow} words=${t("no_show")} may=${may(current, "no_show")} tone=${isNoShowProposed(current) ? "move--proposed" : ""} />
        `}
    <${Move} sign="transfer" letter="C" name="transfer" moves=${moves} act=${acts.transfer} words=${t("transfer")} may=${may(current, "transfer")} />
    <${Move} sign="park" letter="T" name="park" moves=${moves} act=${acts.park} words=${t("park")} may=${may(current, "park")} />
    <${Move} sign="undo" letter="Z" name="undo" moves=${moves} act=${acts.undo} words=${t("undo")} hint=${undone} may=${undo} tone=${undo ? "move--undo move--offered" : "move--undo"} />
  </div>`;
}

/** Beside the big button: what else can be done just now. */
function Side({ view, moves, acts, mayCall, outcomes }) {
  const { current } = view;
  const isBusy = Boolean(moves.sending);
  if (current?.state === "serving") {
    return html`<div class="side side--outcomes" role="group" aria-label=${t("outcomes")}>
      ${outcomes.map(
        (outcome, index) => html`<button key=${outcome} class="button side__button" disabled=${isBusy} onClick=${() => acts.finish(outcome)}>
          ${t(`outcome_${outcome}`)}<kbd aria-hidden="true">${index + 1}</kbd>
        </button>`,
      )}
    </div>`;
  }
  if (current) {
    const limit = boot.queue.recall_limit;
    const words = isNoShowProposed(current)
      ? t("no_show_proposed", { limit })
      : `${t("called_hint")} ${current.recalls > 0 ? t("recalled", { count: current.recalls, limit }) : ""}`;
    return html`<p class="side side--hint small" role="status"><span>${words}</span></p>`;
  }
  return html`<div class="side">
    <button class="button side__button" disabled=${isBusy || !mayCall} onClick=${acts.byNumber}>${t("by_number")}<kbd aria-hidden="true">G</kbd></button>
    <button class="button side__button" disabled=${isBusy || !may(view, "reinstate")} onClick=${acts.reinstate}>${t("reinstate")}<kbd aria-hidden="true">N</kbd></button>
  </div>`;
}

function Said({ message }) {
  const stopped = message?.tone === "stop";
  const words = message && html`<span class=${`said__words said__words--${message.tone}`}>${icon(SIGNS[message.tone])}<span>${message.words}</span></span>`;
  return html`<div class="said"><p role="alert">${stopped && words}</p><p role="status">${!stopped && words}</p></div>`;
}

export function Dock({ view, returnOn, next, moves, message, acts, ready, offered, mayCall, outcomes }) {
  return html`<section class="dock">
    <${Said} message=${message} />
    <${Moves} view=${view} moves=${moves} acts=${acts} />
    <div class="dock__main">
      <${Primary} view=${view} next=${next} returnOn=${returnOn} moves=${moves} acts=${acts} ready=${ready} offered=${offered} />
      <${Side} view=${view} moves=${moves} acts=${acts} mayCall=${mayCall} outcomes=${outcomes} />
    </div>
  </section>`;
}
