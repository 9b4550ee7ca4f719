// The room at a glance: the last calls, whom each counter serves, and who is next in each field.

import { html } from "/static/vendor/htm-preact-standalone.module.js";
import { say, t } from "../common/page.js";
import { shortWaitWords } from "../common/words.js";
import { PageMark, usePages } from "./pages.js";

const RECENT = 3;
const LONG_NAME = 10;
const ROWS = 5;
const NEXT_SHOWN = 2;
const LONG_LINE = 28;

export function Recent({ board, shown }) {
  const seen = new Set(shown ? [shown.number] : []);
  const calls = board.calls.filter((call) => !seen.has(call.number) && seen.add(call.number)).slice(0, RECENT);
  return html`<section class="recent">
    <h2>${t("recent")}</h2>
    <ul>${calls.map((call) => {
      // Newer than the large one: its turn at the loudspeaker is still to come.
      const isComing = shown && call.seq > shown.seq;
      const counter = say(call.counter.name);
      return html`<li key=${call.seq} class=${`${isComing ? "is-coming" : ""} ${counter.length > LONG_NAME ? "is-long" : ""}`}>
        <span class="recent__number number">${call.number}</span><span class="recent__counter">${counter}</span>
      </li>`;
    })}</ul>
    ${calls.length ? null : html`<p class="room__none">${t("recent_none")}</p>`}
  </section>`;
}

function Counter({ counter, number }) {
  const name = say(counter.name);
  const state = counter.state === "open" ? "free" : counter.state;
  return html`<li class=${number ? (counter.calling === number ? "is-calling" : "") : `is-${state}`}>
    <span class=${`counters__name ${name.length > LONG_LINE ? "counters__name--long" : ""}`}>${name}</span>
    ${number ? html`<span class="counters__number number">${number}</span>` : html`<span class="counters__state">${t(`counter_${state}`)}</span>`}
  </li>`;
}

export function Counters({ board }) {
  const numbers = Object.fromEntries(board.serving.map((item) => [item.counter.id, item.number]));
  // Two columns while the names are short; a long name needs a column for itself to be read from the last row.
  const isTwo = board.counters.length > ROWS && board.counters.every((counter) => say(counter.name).length <= LONG_NAME);
  const shelf = usePages(board.counters, isTwo ? ROWS * 2 : ROWS);
  return html`<section class=${`counters ${isTwo ? "counters--two" : ""}`} data-serving>
    <h2>${t("serving")}<${PageMark} ...${shelf} /></h2>
    <ul>${shelf.items.map((counter) => html`<${Counter} key=${counter.id} counter=${counter} number=${numbers[counter.id]} />`)}</ul>
  </section>`;
}

function Field({ field }) {
  const name = say(field.name);
  return html`<li>
    <span class=${`waiting__field ${name.length > LONG_LINE ? "waiting__field--long" : ""}`}>${name}</span>
    <span class="waiting__next number">${field.next.slice(0, NEXT_SHOWN).map((number) => html`<span key=${number}>${number}</span>`)}</span>
    <span class="waiting__count number">${field.count}</span>
    <span class="waiting__minutes">${shortWaitWords(field.wait_minutes)}</span>
  </li>`;
}

export function Waiting({ board }) {
  // In the catalogue's order, not by length: a row that keeps its place is found again at a glance.
  const shelf = usePages(board.waiting.filter((field) => field.count > 0), ROWS);
  return html`<section class="waiting">
    <h2>${t("waiting")}<${PageMark} ...${shelf} />${shelf.items.length ? html`<span class="waiting__head">${t("people_waiting")}</span><span class="waiting__minutes">${t("minutes_waiting")}</span>` : null}</h2>
    ${shelf.items.length
      ? html`<ul>${shelf.items.map((field) => html`<${Field} key=${field.field} field=${field} />`)}</ul>`
      : html`<p class="room__none">${t("nobody_waits")}</p>`}
  </section>`;
}
