// A machine more: where it finds the office, the code that it shows, and yes.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { t } from "../../common/page.js";
import { Pairings } from "../pairings.js";

export function Screen({ role, found, again }) {
  const { url, qr } = found.screens[role];
  return html`<ol class="first__steps">
      <li><p>${t(`first_${role}_open`)}</p>
        <div class="first__address"><img class="first__qr" alt=${t("first_qr", { url })} src=${`data:image/svg+xml,${encodeURIComponent(qr)}`} />
          <div><strong>${url}</strong>
            <p class="soft">${t("first_same_machine")} <a href=${new URL(url).pathname} target="_blank">${t("first_open_here")}</a></p></div></div></li>
      <li><p>${t("first_compare")}</p></li>
    </ol>
    <${Pairings} done=${again} />
    <p class="first__waiting soft" role="status">${icon("clock")}<span>${t("first_waiting")}</span></p>`;
}
