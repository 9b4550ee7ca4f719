// Who works here, what each may serve, and where they sit now.

import { html, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, ofFacts, say, t } from "../common/page.js";
import { ClerkDialog } from "./clerk-dialog.js";
import { Dialog } from "./dialog.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { Title } from "./title.js";

const fieldNames = ofFacts(() => Object.fromEntries(boot.fields.map((field) => [field.id, field.name])));

function Dismiss({ clerk, close, done }) {
  const send = () => request("DELETE", `/api/v1/manage/clerks/${clerk.id}`);
  return html`<${Dialog} title=${t("dismiss_title", { name: clerk.name })} hint=${t("dismiss_hint")} yes=${t("dismiss")} danger send=${send} done=${done} close=${close} />`;
}

function Clerk({ clerk, ask }) {
  return html`<li class="person">
    <span class="person__mark">${icon("person")}</span>
    <div class="person__words">
      <h2>${clerk.name}</h2>
      <p class="tags">${clerk.fields.length
        ? clerk.fields.map((field) => html`<span key=${field} class="tag">${say(fieldNames()[field]) || field}</span>`)
        : html`<span class="soft">${t("serves_all")}</span>`}</p>
    </div>
    <p class="person__seat">${clerk.counter ? html`<span class="tag tag--done">${icon("seat")}${say(clerk.counter.name)}</span>` : html`<span class="soft">${t("not_seated")}</span>`}</p>
    <div class="person__moves">
      <button class="button" onClick=${() => ask({ name: "change", clerk })}>${icon("edit")}${t("change")}</button>
      <button class="button button--quiet" aria-label=${t("dismiss_title", { name: clerk.name })} title=${t("dismiss")} onClick=${() => ask({ name: "dismiss", clerk })}>${icon("trash")}</button>
    </div>
  </li>`;
}

export function Clerks() {
  const [staff, wrong, again] = useLoad("/api/v1/manage/clerks");
  const [asked, ask] = useState(null);
  const close = () => ask(null);
  return html`
    <div class="page__head"><${Title} part="clerks" />
      <button class="button button--primary" onClick=${() => ask({ name: "change" })}>${icon("plus")}${t("add_clerk")}</button></div>
    <${Wrong} words=${wrong} again=${again} />
    ${staff || wrong ? null : html`<${Skeleton} />`}
    ${staff && !staff.clerks.length ? html`<div class="panel empty">${icon("people")}<strong>${t("empty_clerks")}</strong><p>${t("empty_clerks_hint")}</p></div>` : null}
    ${staff && staff.clerks.length ? html`<ul class="people">${staff.clerks.map((clerk) => html`<${Clerk} key=${clerk.id} clerk=${clerk} ask=${ask} />`)}</ul>` : null}
    ${asked?.name === "change" && html`<${ClerkDialog} clerk=${asked.clerk} close=${close} done=${again} />`}
    ${asked?.name === "dismiss" && html`<${Dismiss} clerk=${asked.clerk} close=${close} done=${again} />`}`;
}
