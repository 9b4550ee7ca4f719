// Each counter: who sits there, whom they serve, and for how long.

import { html, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { CounterBreak } from "./counter-break.js";
import { CounterFields } from "./counter-fields.js";
import { lastingText, lengthText, secondsSince } from "./lengths.js";
import { address } from "./route.js";

// A citizen who is called and does not come for so long may not have heard it.
const LONG_CALL_SECONDS = 120;

function Current({ current }) {
  const serving = current.state === "serving" && current.started_at;
  const seconds = secondsSince(serving ? current.started_at : current.called_at);
  const late = !serving && seconds > LONG_CALL_SECONDS;
  return html`<p class="desk__number number"><a href=${address("now", { ticket: current.number })} aria-label=${t("see_ticket", { number: current.number })}>${current.number}</a></p>
    <p class="desk__running ${late ? "desk__running--late" : ""}">${icon(serving ? "clock" : "call")}<span>${t(serving ? "serving_for" : "called_for", { length: lengthText(seconds) })}</span></p>
    <p class="desk__procedure">${say(current.procedure)}</p>`;
}

function Rest({ counter }) {
  if (counter.state === "paused") {
    const since = counter.paused_at && lastingText(counter.paused_at);
    return html`<p class="desk__rest">${icon("pause")}<span>${[t("paused_because", { reason: counter.paused_reason ?? "" }), since].filter(Boolean).join(" · ")}</span></p>`;
  }
  return html`<p class="desk__rest"><span>${t(counter.state === "open" ? "free" : "nobody_sits")}</span></p>`;
}

function Announced({ announced }) {
  const { minutes, reason } = announced;
  return html`<p class="desk__rest">${icon("clock")}<span>${t("break_announced", { time: clockText(new Date(announced.at)), minutes, reason })}</span></p>`;
}

function Desk({ counter, ask }) {
  return html`<li class=${`desk desk--${counter.current ? "busy" : counter.state}`}>
    <div class="desk__head">
      <h3>${say(counter.name)}</h3>
      <span class=${`tag ${counter.state === "open" ? "tag--done" : counter.state === "paused" ? "tag--now" : ""}`}>${t(`state_${counter.state}`)}</span>
    </div>
    <p class="desk__clerk">${icon("person")}<span>${counter.clerk?.name ?? "–"}</span></p>
    ${counter.current && html`<${Current} current=${counter.current} />`}
    ${(!counter.current || counter.state === "paused") && html`<${Rest} counter=${counter} />`}
    ${counter.announced && html`<${Announced} announced=${counter.announced} />`}
    <div class="desk__acts">
      <button class="button button--quiet desk__act" onClick=${() => ask({ of: CounterFields, counter })}>${icon("settings")}${t("change_fields")}</button>
      ${counter.clerk && html`<button class="button button--quiet desk__act" onClick=${() => ask({ of: CounterBreak, counter })}>${t("announce_break")}</button>`}
    </div>
    ${counter.parked > 0 && html`<p class="desk__parked">${icon("park")}<span>${t("parked", { count: counter.parked })}</span></p>`}
  </li>`;
}

export function Counters({ counters }) {
  const [asked, ask] = useState(null);
  return html`<section class="desks-part" aria-labelledby="counters">
    <h2 id="counters">${t("counters")}</h2>
    <ul class="desks">${counters.map((counter) => html`<${Desk} key=${counter.id} counter=${counter} ask=${ask} />`)}</ul>
    ${asked && html`<${asked.of} counter=${asked.counter} close=${() => ask(null)} />`}
  </section>`;
}
