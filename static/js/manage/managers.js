// Who manages the office: the accounts, what a colleague can mend, and one's own password and phone.

import { html, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { Mine } from "./account.js";
import { Dialog } from "./dialog.js";
import { Skeleton, useLoad, Wrong } from "./load.js";
import { ManagerDialog } from "./manager-dialog.js";
import { Title } from "./title.js";

const pathOf = (manager) => `/api/v1/manage/managers/${manager.id}`;

// What is asked before it is done, by name: the words begin with it, `send` does it.
const QUESTIONS = {
  remove_manager: { danger: true, send: (manager) => request("DELETE", pathOf(manager)) },
  end_sessions: { send: (manager) => request("DELETE", `${pathOf(manager)}/sessions`) },
  codes_away: { danger: true, send: (manager) => request("PATCH", pathOf(manager), { body: { codes: false } }) },
};

function Question({ name, manager, close, done }) {
  const { danger, send } = QUESTIONS[name];
  const values = { name: manager.name };
  return html`<${Dialog} title=${t(`${name}_title`, values)} hint=${t(`${name}_hint`, values)} yes=${t(name)} danger=${danger} send=${() => send(manager)} done=${done} close=${close} />`;
}

function Move({ name, manager, mark, ask }) {
  return html`<button class="button button--quiet" aria-label=${t(`${name}_title`, { name: manager.name })} onClick=${() => ask({ name, manager })}>${icon(mark)}${t(name)}</button>`;
}

function Row({ manager, isLast, ask }) {
  return html`<li class="person">
    <span class="person__mark">${icon("person")}</span>
    <div class="person__words"><h3>${manager.name}</h3>
      <p class="tags"><span class="soft">${manager.login}</span>
        ${manager.codes ? html`<span class="tag tag--done">${icon("phone")}${t("codes_asked")}</span>` : null}
        ${manager.sessions ? html`<span class="tag">${icon("online")}${t("signed_in_at", { count: manager.sessions })}</span>` : null}</p></div>
    <div class="person__moves person__moves--many">
      <button class="button" onClick=${() => ask({ name: "change", manager })}>${icon("edit")}${t("change_manager")}</button>
      ${manager.sessions ? html`<${Move} name="end_sessions" manager=${manager} mark="leave" ask=${ask} />` : null}
      ${manager.codes ? html`<${Move} name="codes_away" manager=${manager} mark="phone" ask=${ask} />` : null}
      ${isLast ? null : html`<${Move} name="remove_manager" manager=${manager} mark="trash" ask=${ask} />`}
    </div>
  </li>`;
}

function NoAccounts({ ask }) {
  return html`<div class="panel empty">${icon("id-card")}<strong>${t("no_managers")}</strong><p>${t("no_managers_hint")}</p>
    <button class="button button--primary" onClick=${() => ask({ name: "change" })}>${icon("plus")}${t("first_manager")}</button></div>`;
}

export function Managers() {
  const [found, wrong, again] = useLoad("/api/v1/manage/managers");
  const [asked, ask] = useState(null);
  const close = () => ask(null);
  const managers = found?.managers ?? [];
  const mine = managers.find((manager) => manager.id === found.here);
  const others = managers.filter((manager) => manager !== mine);
  // From the first account on a browser is a manager's by signing in: the page is another one.
  const added = () => (managers.length ? again() : location.reload());
  return html`
    <div class="page__head"><${Title} part="managers" />
      ${managers.length ? html`<button class="button button--primary" onClick=${() => ask({ name: "change" })}>${icon("plus")}${t("add_manager")}</button>` : null}</div>
    <${Wrong} words=${wrong} again=${again} />
    ${found || wrong ? null : html`<${Skeleton} />`}
    ${found && !managers.length ? html`<${NoAccounts} ask=${ask} />` : null}
    ${mine && html`<${Mine} manager=${mine} again=${again} />`}
    ${others.length ? html`<section aria-labelledby="others"><h2 id="others">${t(mine ? "other_managers" : "all_managers")}</h2>
      <ul class="people">${others.map((manager) => html`<${Row} key=${manager.id} manager=${manager} isLast=${managers.length < 2} ask=${ask} />`)}</ul></section>` : null}
    ${asked?.name === "change" && html`<${ManagerDialog} manager=${asked.manager} isFirst=${!managers.length} close=${close} done=${asked.manager ? again : added} />`}
    ${asked && QUESTIONS[asked.name] ? html`<${Question} ...${asked} close=${close} done=${again} />` : null}`;
}
