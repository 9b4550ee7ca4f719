import { html } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Dialog } from "./dialog.js";

/** Somebody else sits here: whether they are to leave is said out loud, never done in passing. */
export function TakeOver({ words, yes, close }) {
  const answer = () => {
    close();
    yes();
  };
  return html`<${Dialog} title=${t("take_over_title")} hint=${words} close=${close} answer=${answer}
    foot=${html`<button class="button button--primary button--large grow">${t("take_over")}</button>`} />`;
}
