// Nobody is here: the office's name, whether it is open, how many wait. A touch anywhere starts.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, language, say, t, tIn } from "../common/page.js";
import { clockText, dateText, everyMinute } from "../common/time.js";
import { waitingWords } from "../common/words.js";
import { openWords } from "./open.js";

export function Attract({ office, start }) {
  const [, tick] = useState(0);
  const button = useRef();
  useEffect(() => everyMinute(() => tick((count) => count + 1)), []);
  useLayoutEffect(() => button.current.focus({ preventScroll: true }), []);
  const words = office.open.now ? "attract" : "attract_closed";
  const other = (boot.languages ?? []).find((code) => code !== language());
  return html`<button type="button" class="attract" ref=${button} onClick=${start}>
    <img class="attract__drum" src="/static/icons/drum.svg" alt="" />
    <span class="attract__office">${icon("mark")}<span>${say(boot.office?.name)}</span></span>
    <span class="attract__time">
      <span class="attract__clock number">${clockText()}</span>
      <span>${dateText()}</span>
    </span>
    <span class="attract__call">
      <span class="attract__touch">${icon("touch")}</span>
      <span class="attract__words">${t(words)}</span>
      ${other && html`<span class="attract__other" lang=${other}>${tIn(other, words)}</span>`}
    </span>
    <span class="attract__now">
      <span>${icon(office.open.now ? "open" : "closed")}${openWords(office.open)}</span>
      <span>${icon("people")}${waitingWords(office.waiting)}</span>
    </span>
  </button>`;
}
