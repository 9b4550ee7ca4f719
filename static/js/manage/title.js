import { html } from "htm/preact/standalone";
import { boot, say, t } from "../common/page.js";

/** The part's heading; on paper the office's name stands over it. */
export function Title({ part }) {
  return html`<h1 class="page__title" data-office=${say(boot.office.name)}>${t(`part_${part}`)}</h1>`;
}
