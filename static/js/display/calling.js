// The large place: the number called now and its counter, or, while nobody is called, what people here need to know.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";

const ARROWS = { left: "arrow-left", right: "arrow-right", ahead: "arrow-up", up: "arrow-up", down: "arrow-down" };
const NUMBERED = /^(\D*\S)\s+(\S*\d\S*)$/;
const LONGEST_FIGURE = 3;
const LONGEST_NOUN = 12;
const LONG_NAME = 24;

/** "Quầy 12" as a sign at a gate: the word small, the figure large. Other names as they are. */
function signOf(name) {
  const [, noun, figure] = NUMBERED.exec(name) ?? [];
  if (figure && figure.length <= LONGEST_FIGURE && noun.length <= LONGEST_NOUN) {
    return { kind: figure.length, words: html`<span class="sign__noun">${noun}</span> <span class="sign__figure number">${figure}</span>` };
  }
  return { kind: name.length > LONG_NAME ? "words sign--long" : "words", words: name };
}

function Where({ name, direction }) {
  const { kind, words } = signOf(name);
  const arrow = ARROWS[direction];
  return html`<div class=${`sign sign--${kind}`}>
    <h2>${t("to_counter")}</h2>
    <p>${words}</p>
    ${arrow ? html`<div class="sign__arrow">${icon(arrow)}<span class="visually-hidden">${t(`direction_${direction}`)}</span></div>` : null}
  </div>`;
}

export function Calling({ call, fresh, board }) {
  const counter = board.counters.find((item) => item.id === call.counter.id);
  const isAwaited = counter?.calling === call.number;
  const heading = isAwaited ? t(call.recalls ? "calling_again" : "now_calling") : t("last_called");
  return html`<section
    class=${`calling ${isAwaited ? "calling--now" : ""} ${fresh && isAwaited ? "calling--fresh" : ""}`}
    key=${call.seq}
    aria-live="assertive"
    data-now-calling
  >
    <div class="calling__who">
      <h2>${heading}</h2>
      <p class=${`calling__number number calling__number--${Math.min(7, Math.max(4, call.number.length))}`}>${call.number}</p>
    </div>
    <${Where} name=${say(call.counter.name)} direction=${counter?.direction} />
  </section>`;
}

/** The title and the sentence for a room in which no number was called yet, or none will be any more. */
function quietWords(board) {
  const { now, next } = board.open;
  if (!now) return [t("closed"), next ? t("opens_next", { when: say(next) }) : ""];
  if (board.counters.every((counter) => counter.state === "closed")) return [t("not_yet"), t("hours", { hours: boot.hours_text })];
  if (board.waiting.some((field) => field.count)) return [t("nobody_called"), t("wait_here")];
  return [t("welcome"), t("take_ticket")];
}

export function Quiet({ board }) {
  const [title, sentence] = quietWords(board);
  return html`<section class="calling calling--quiet" data-now-calling>
    <img class="calling__drum" src="/static/icons/drum.svg" alt="" />
    <h2 class="calling__title">${title}</h2>
    <p class="calling__sentence">${sentence}</p>
    ${isOver(board) ? html`<p class="calling__sentence">${t("hours", { hours: boot.hours_text })}</p>` : null}
  </section>`;
}

/** Closed and the last citizen gone: the morning's last number would only puzzle whoever comes by. */
export function isOver(board) {
  return !board.open.now && !board.serving.length && !board.waiting.some((field) => field.count);
}
