// From the set-up link to the first ticket: one step at a time, each can be left for later, and taken up again.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { post } from "../../common/api.js";
import { icon } from "../../common/icon.js";
import { boot, t } from "../../common/page.js";
import { Skeleton, useLoad, Wrong } from "../load.js";
import { Title } from "../title.js";
import { Account } from "./account.js";
import { Clerk } from "./clerk.js";
import { Office } from "./office.js";
import { Screen } from "./screen.js";
import { Ticket } from "./ticket.js";

const LOOK_AGAIN_MS = 2000;
const STEPS = { office: Office, account: Account, clerk: Clerk, kiosk: Screen, counter: Screen, display: Screen, ticket: Ticket };
const MARKS = { done: "check", later: "clock" };

function Way({ steps, shown, show }) {
  const way = useRef(null);
  // On a phone the steps lie in a row that is wider than the screen.
  useEffect(() => way.current.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }), [shown]);
  return html`<ol class="way" ref=${way}>${steps.map(({ id, state }, place) => html`<li key=${id}>
    <button class=${`way__step way__step--${state}`} aria-current=${id === shown ? "step" : undefined} onClick=${() => show(id)}>
      <span class="way__mark">${MARKS[state] ? icon(MARKS[state]) : place + 1}</span>
      <span class="way__words"><strong>${t(`first_${id}`)}</strong><span class="soft">${t(`way_${state}`)}</span></span>
    </button></li>`)}</ol>`;
}

function Open() {
  return html`<section class="panel first first--open">${icon("check-circle")}
    <h2>${t("first_finished")}</h2><p>${t("first_finished_hint")}</p>
    <a class="button button--primary button--large" href="#now">${t("first_to_now")}${icon("arrow-right")}</a></section>`;
}

function Stage({ step, place, found, again, pass, isPassed }) {
  const Step = STEPS[step];
  const head = useRef(null);
  const first = useRef(true);
  // The eye and the screen reader follow to the next step, but a page just opened keeps its start.
  useLayoutEffect(() => {
    if (!first.current) head.current.focus();
    first.current = false;
  }, [step]);
  return html`<section class="panel first" aria-labelledby="first-step">
    <p class="first__place">${t("first_place", { place, of: found.steps.length })}</p>
    <h2 id="first-step" tabindex="-1" ref=${head}>${t(`first_${step}_title`)}</h2>
    <${Step} key=${step} role=${step} found=${found} again=${again} pass=${pass} />
    ${isPassed ? null : html`<button class="button button--quiet first__later" onClick=${pass}>${t(`first_${step}_later`)}</button>`}
  </section>`;
}

export function FirstRun() {
  const [found, wrong, again] = useLoad("/api/v1/manage/first-run");
  const [chosen, choose] = useState(null);
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  // What the page brought along is older than this: the first page then says no more that something is left to do.
  if (found) boot.under_way = !found.finished;
  const next = found?.steps.find(({ state }) => state === "now")?.id;
  // A step that one looks back at stays until it, or the next one, is done.
  useEffect(() => choose(null), [next]);
  const shown = chosen ?? next;
  const state = found?.steps.find(({ id }) => id === shown)?.state;
  const pass = () =>
    post("/api/v1/manage/first-run/passed", { step: shown }).then(() => {
      choose(null);
      say("");
      again();
    }, (error) => say(error.message));
  return html`
    <${Title} part="first_run" />
    <${Wrong} words=${said || wrong} again=${again} />
    ${found || wrong ? null : html`<${Skeleton} />`}
    ${found ? html`<div class="first-run">
      <${Way} steps=${found.steps} shown=${shown} show=${choose} />
      ${shown && !(found.finished && !chosen)
        ? html`<${Stage} step=${shown} place=${found.steps.findIndex(({ id }) => id === shown) + 1} found=${found} again=${again} pass=${pass} isPassed=${state === "done" || state === "later"} />`
        : html`<${Open} />`}
    </div>` : null}`;
}
