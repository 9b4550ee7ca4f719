// The ticket: its number as large as the screen allows, what to do now, its QR, and how the paper goes.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { aheadWords, waitWords } from "../common/words.js";
import { Scroller } from "./scroller.js";
import { SlipState, useSlip } from "./slip.js";
import { Title } from "./title.js";

const UNHURRIED = 4;
const WORDY = 60; // letters of a name that takes more than two lines

/** Seconds until the screen is the next citizen's; `more` gives a good while, and so does a paper that did not come. */
function useCountdown(seconds, done) {
  const end = useRef(Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  const leave = useRef(done);
  leave.current = done;
  const look = () => {
    const rest = Math.max(0, Math.ceil((end.current - Date.now()) / 1000));
    setLeft(rest);
    if (rest === 0) leave.current();
  };
  useEffect(() => {
    const timer = setInterval(look, 200);
    return () => clearInterval(timer);
  }, []);
  const more = () => {
    // At once, also for a timer that fires before the page is drawn anew: nobody loses the time they asked for.
    end.current = Date.now() + seconds * UNHURRIED * 1000;
    look();
  };
  return { left, more };
}

function Next({ name, children }) {
  return html`<li>${icon(name)}<p>${children}</p></li>`;
}

export function ResultPage({ office, ticket, leave }) {
  const { left, more } = useCountdown(boot.kiosk?.ticket_seconds ?? 15, leave);
  const slip = useSlip(ticket.token);
  const procedure = office.procedure(ticket.procedure);
  useEffect(() => {
    if (slip.missing) more();
  }, [slip.missing]);
  const name = say((ticket.journey ?? procedure)?.name);
  const spelled = [...ticket.number].join(" ");
  const end = html`<div class="result__end">
    <p class="result__left">${icon("clock")}${t("closes_in", { seconds: left })}</p>
    <button type="button" class="button" onClick=${more}>${icon("plus")}${t("need_time")}</button>
    <button type="button" class="button button--primary" onClick=${leave}>${icon("check")}${t("finish")}</button>
  </div>`;
  return html`<${Scroller} foot=${end}>
    <div class="result">
    <section class=${`ticket ${name.length > WORDY || ticket.journey ? "ticket--wordy" : ""}`} aria-label=${t("your_ticket")}>
      <${Title}>${t("your_number")}<//>
      <p class=${`ticket__number number ticket__number--${Math.min(6, ticket.number.length)}`} aria-hidden="true">${ticket.number}</p>
      <p class="visually-hidden" role="alert">${t("your_number_is", { number: spelled })}</p>
      <p class="ticket__procedure">${name}</p>
      ${ticket.journey && html`<p>${t("journey", { count: ticket.journey.of })}</p>`}
      ${ticket.quantity > 1 && html`<p class="ticket__quantity">${t("copies_count", { count: ticket.quantity })}</p>`}
    </section>
    <ol class="next">
      <${Next} name="people"><strong>${aheadWords(ticket.ahead ?? 0)}</strong><br />${ticket.wait_minutes ? t("wait_for", { time: waitWords(ticket.wait_minutes) }) : t("nobody_serves_yet")}<//>
      <${Next} name="seat">${t("next_sit")}<//>
      <${Next} name="papers">${t("next_papers")}<//>
    </ol>
    <figure class="result__qr">
      <img src=${`/t/${encodeURIComponent(ticket.token)}/qr.svg`} alt=${t("qr_alt", { url: ticket.url })} />
      <figcaption>${icon("phone")}<span>${t("qr_words")}</span></figcaption>
    </figure>
    <${SlipState} slip=${slip} />
    </div>
  <//>`;
}
