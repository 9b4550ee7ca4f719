// The room at a glance: the last calls, whom each counter serves, and who is next in each field.

import { html } from "htm/preact/standalone";
import { say, t } from "../common/page.js";
import { shortWaitWords } from "../common/words.js";
import { PageMark, usePages } from "./pages.js";

const RECENT = 3;
const LONG_NAME = 10;
const FEW = 3;
const LONG_LINE = 28;
const LONG_NUMBER = 4;

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

function Counter({ counter, number, places }) {
  const name = say(counter.name);
  const state = counter.state === "open" ? "free" : counter.state;
  return html`<li class=${number ? (counter.calling === number ? "is-calling" : "") : `is-${state}`}>
    <span class=${`counters__name ${name.length > places.long ? "counters__name--long" : ""}`}>${name}</span>
    ${number ? html`<span class="counters__number number">${number}</span>` : html`<span class="counters__state">${t(`counter_${state}`)}</span>`}
  </li>`;
}

export function Counters({ board, places }) {
  const numbers = Object.fromEntries(board.serving.map((item) => [item.counter.id, item.number]));
  // Two columns while the names are short; a long name needs a column for itself to be read from the last row.
  const isTwo = places.columns > 1 && board.counters.length > places.counters && board.counters.every((counter) => say(counter.name).length <= LONG_NAME);
  const isFew = board.counters.some((counter) => say(counter.name).length > places.longest);
  const shelf = usePages(board.counters, isFew ? FEW : places.counters * (isTwo ? places.columns : 1));
  return html`<section class=${`counters ${isTwo ? "counters--two" : ""} ${isFew ? "counters--few" : ""}`} data-serving>
    <h2>${t("serving")}<${PageMark} ...${shelf} /></h2>
    <ul>${shelf.items.map((counter) => html`<${Counter} key=${counter.id} counter=${counter} number=${numbers[counter.id]} places=${places} />`)}</ul>
  </section>`;
}

function Field({ field, shown }) {
  const name = say(field.name);
  const next = field.next.slice(0, shown);
  const isLong = next.some((number) => number.length > LONG_NUMBER);
  return html`<li>
    <span class=${`waiting__field ${name.length > LONG_LINE ? "waiting__field--long" : ""}`}>${name}</span>
    <span class=${`waiting__next ${isLong ? "waiting__next--long" : ""} number`}>${next.map((number) => html`<span key=${number}>${number}</span>`)}</span>
    <span class="waiting__count number">${field.count}</span>
    <span class="waiting__minutes">${shortWaitWords(field.wait_minutes)}</span>
  </li>`;
}

export function Waiting({ board, places }) {
  // In the catalogue's order, not by length: a row that keeps its place is found again at a glance.
  const shelf = usePages(board.waiting.filter((field) => field.count > 0), places.fields);
  return html`<section class="waiting">
    <h2>${t("waiting")}<${PageMark} ...${shelf} />${shelf.items.length ? html`<span class="waiting__head">${t("people_waiting")}</span><span class="waiting__minutes">${t("minutes_waiting")}</span>` : null}</h2>
    ${shelf.items.length
      ? html`<ul>${shelf.items.map((field) => html`<${Field} key=${field.field} field=${field} shown=${places.next} />`)}</ul>`
      : html`<p class="room__none">${t("nobody_waits")}</p>`}
  </section>`;
}
