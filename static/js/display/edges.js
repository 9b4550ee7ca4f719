// The head and the foot of the board: who we are, what time it is, a quiet line, and what is wrong with this screen.

import { html, useEffect, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { clockText, dateText, everyMinute } from "../common/time.js";

export function Head() {
  const [, tick] = useState(0);
  useEffect(() => everyMinute(() => tick(Date.now())), []);
  return html`<header class="head">
    <img src="/static/icons/mark.svg" alt="" />
    <h1>${say(boot.office.name)}</h1>
    <p class="head__date">${dateText()}</p>
    <p class="head__clock number">${clockText()}</p>
  </header>`;
}

/** In the page from the start and only hidden: a picture that is first asked for offline never comes. */
function Mark({ kind, name, words }) {
  return html`<p class=${`mark mark--${kind}`} role="status" hidden=${!words}>${icon(name)}<span>${words}</span></p>`;
}

/** What is wrong with this screen, each with its mend; the one a passer-by can mend first. */
export function Foot({ link, blocked, trouble, board, ticker }) {
  const isRefused = Boolean(link.refused) && !board;
  return html`<footer class="foot">
    <p class="foot__ticker">${say(ticker)}</p>
    <${Mark} kind="sound" name="sound-off" words=${blocked && t("touch_for_sound")} />
    <${Mark} kind="voice" name="sound-off" words=${trouble && !blocked && t("no_sound", { why: trouble })} />
    <${Mark} kind="off" name="offline" words=${!link.online && !isRefused && t("offline", { time: clockText(link.since) })} />
  </footer>`;
}

/** Nothing to show yet: a skeleton, or why there will be none. */
export function Empty({ link }) {
  if (link.refused) return html`<main class="no-board">${icon("lock")}<p>${t("refused")}</p></main>`;
  if (!link.online) return html`<main class="no-board">${icon("offline")}<p>${t("unreachable")}</p></main>`;
  return html`<main class="board board--loading" aria-busy="true">${["calling", "recent", "counters", "waiting"].map((place) => html`<div key=${place} class=${`skeleton ${place}`}></div>`)}</main>`;
}
