// The ticket in the hand: whose turn, how long, and a nudge when it is time. Written for phones back to Chrome 80 and Safari 13.1.

import { html, render, useEffect, useLayoutEffect, useState } from "htm/preact/standalone";
import { boot, say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { Ahead } from "./ahead.js";
import { allowSound, wasAllowed } from "./bell.js";
import { Leave } from "./leave.js";
import { moodOf, wear } from "./mood.js";
import { Rate } from "./rate.js";
import { Returns } from "./returns.js";
import { useTicket } from "./ticket.js";

const SHORT_NAME = 7;
const LONG_NAME = 12;
const CAN_LEAVE = ["waiting", "called", "parked"];

function Top() {
  const other = boot.language === "en" ? "vi" : "en";
  return html`<header class="top"><p>${say(boot.office.name)}</p><a href=${`?lang=${other}`} lang=${other}>${other === "en" ? "English" : t("vietnamese")}</a></header>`;
}

/** What is going on, in one sentence for a person. */
function headline(ticket, mood) {
  if (mood === "near") return ticket.ahead ? t("near") : t("next");
  return t(`state_${ticket.state}`);
}

function Counter({ ticket }) {
  if (!ticket.counter || !["called", "serving"].includes(ticket.state)) return null;
  const name = say(ticket.counter.name);
  const size = name.length > LONG_NAME ? "counter--long" : name.length > SHORT_NAME ? "counter--middle" : "";
  return html`<p class="now__to">${t(`to_${ticket.state}`)}</p><p class=${`counter ${size}`}>${name}</p>`;
}

function Body({ ticket }) {
  if (ticket.state === "waiting") return html`<${Ahead} ticket=${ticket} />`;
  if (ticket.state === "done") return html`<${Returns} dates=${ticket.return_dates} /><${Rate} />`;
  return html`<p class="means">${t(`means_${ticket.state}`)}</p>`;
}

/** What the citizen came for; in a journey through several fields how far along they are; sent on by a clerk, where to. */
function What({ ticket }) {
  const { journey } = ticket;
  const step = journey && journey.steps.find((item) => item.state === "now");
  const isSentOn = !journey && ticket.state === "waiting" && ticket.field !== boot.home && boot.fields[ticket.field];
  return html`<p class="what">
    ${say(journey ? journey.name : boot.procedure) || say(boot.field)}
    ${step ? html`<strong class="what__step">${t("journey", { step: journey.step, of: journey.of, name: say(step.name) })}</strong>` : null}
    ${isSentOn ? html`<strong class="what__step">${t("sent_on", { field: say(boot.fields[ticket.field]) })}</strong>` : null}
  </p>`;
}

function useBell() {
  const [on, setOn] = useState(false);
  const allow = (loudness) => {
    allowSound(loudness);
    setOn(true);
  };
  // Allowed before: after a reload any tap brings the bell back.
  useEffect(() => {
    if (!wasAllowed()) return undefined;
    const again = () => allow(0);
    document.addEventListener("click", again, { once: true });
    return () => document.removeEventListener("click", again);
  }, []);
  return [on, () => allow(0.3)];
}

function Phone() {
  const { ticket, link, show } = useTicket();
  const [bell, ringAloud] = useBell();
  const [asking, setAsking] = useState(false);
  const mood = moodOf(ticket);
  useLayoutEffect(() => wear(ticket, mood), [ticket, mood]);
  const canLeave = CAN_LEAVE.includes(ticket.state);
  const length = Math.min(7, Math.max(4, ticket.number.length));
  return html`<main class=${`phone phone--${ticket.state}`}>
    <${Top} />
    ${link.online || mood === "over" ? null : html`<p class="offline" role="status">${t("offline", { time: clockText(link.since) })}</p>`}
    <div class="now" aria-live="assertive">
      <p class="now__state">${headline(ticket, mood)}</p>
      <h1 class=${`now__number number now__number--${length}`}>${ticket.number}</h1>
      <${Counter} ticket=${ticket} />
    </div>
    ${asking && canLeave ? html`<${Leave} ticket=${ticket} left=${show} close=${() => setAsking(false)} />` : html`<${Body} ticket=${ticket} />`}
    <${What} ticket=${ticket} />
    ${canLeave && !asking
      ? html`<div class="foot">
          ${ticket.state === "called" ? null : bell ? html`<p class="foot__bell">${t("sound_on")}</p>` : html`<button class="button" onClick=${ringAloud}>${t("sound")}</button>`}
          <button class="button button--quiet" onClick=${() => setAsking(true)}>${t("leave")}</button>
        </div>`
      : null}
    <p class="receipt">${t("not_receipt")}</p>
  </main>`;
}

render(html`<${Phone} />`, document.getElementById("phone"));
