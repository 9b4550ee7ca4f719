// What the office has to tell the room: its notices and pictures, one at a time, quietly beside the lines.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { boot, say, t } from "../common/page.js";
import { everyMinute } from "../common/time.js";
import { PageMark, usePages } from "./pages.js";

const READ_MS = 12_000;
const LONG_TEXT = 70;

/**
 * What is to be told now, {spoken, ticker, notices, pictures}: asked for anew with every edition of the settings, and every
 * minute, so that nobody goes to the TV for it.
 */
export function useTold(edition) {
  const [told, tell] = useState(boot.told);
  useEffect(() => everyMinute(() => get("/api/v1/board/notices").then(tell, () => {})), [edition]);
  return told;
}

/** Notices first, then pictures. */
export function sheetsOf({ notices, pictures }) {
  return [...notices, ...pictures.map((picture) => ({ picture }))];
}

function Notice({ title, text }) {
  const words = say(title);
  const more = say(text);
  return html`<div class=${`told__notice ${words.length + more.length > LONG_TEXT ? "told__notice--long" : ""}`}>
    <h3>${words}</h3>
    ${more ? html`<p>${more}</p>` : null}
  </div>`;
}

export function Told({ sheets }) {
  const shelf = usePages(sheets, 1, READ_MS);
  const [sheet] = shelf.items;
  return html`<section class="told">
    <h2>${t("notices")}<${PageMark} ...${shelf} /></h2>
    ${sheet.picture ? html`<img class="told__picture" key=${sheet.picture} src=${sheet.picture} alt="" />` : html`<${Notice} ...${sheet} />`}
  </section>`;
}
