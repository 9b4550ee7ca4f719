// For those who can't choose: where people sit who can.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { HOME } from "./route.js";
import { Title } from "./title.js";

export function HelpPage({ go }) {
  return html`<div class="message">
    <span class="message__picture">${icon("help-desk")}</span>
    <${Title}>${t("help_title")}<//>
    <p class="message__text">${say(boot.help_desk) || t("help_where")}</p>
    <p class="message__text soft">${t("help_free")}</p>
    <div class="message__ways">
      <button type="button" class="button button--large" onClick=${() => go({ page: "search", query: "" })}>
        ${icon("search")}${t("search")}
      </button>
      <button type="button" class="button button--primary button--large" onClick=${() => go(HOME)}>
        ${icon("arrow-left")}${t("back")}
      </button>
    </div>
  </div>`;
}
