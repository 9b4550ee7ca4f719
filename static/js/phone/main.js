// The ticket in the hand: whose turn, how long, and a nudge when it is time.

import { html, render, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, post } from "../shared/api.js";
import { connectLive } from "../shared/live.js";
import { boot, say, t } from "../shared/page.js";
import { aheadWords, waitWords } from "../shared/words.js";
import { allowSound, ring } from "./bell.js";

const NEAR = 2;
const DOTS = 12;
const POLL_MS = 10_000;
const OVER = ["done", "no_show", "cancelled", "expired"];
const address = `/api/v1/tickets/${boot.ticket.token}`;

function moodOf(ticket) {
  if (ticket.state === "called" || ticket.state === "serving") return "called";
  if (ticket.state === "waiting" && ticket.ahead !== null && ticket.ahead <= NEAR) return "near";
  return OVER.includes(ticket.state) ? "over" : "waiting";
}

function useTicket() {
  const [ticket, setTicket] = useState(boot.ticket);
  const [online, setOnline] = useState(true);
  const state = useRef(boot.ticket.state);
  useEffect(() => {
    const show = (next) => {
      if (next.state === "called" && state.current !== "called") ring();
      state.current = next.state;
      setTicket(next);
    };
    const socket = connectLive({ auth: () => ({ ticket: boot.ticket.token }), event: "ticket", show, link: (link) => setOnline(link.online) });
    const poll = setInterval(() => {
      if (!socket.connected) get(address).then((next) => { show(next); setOnline(true); }, () => setOnline(false));
    }, POLL_MS);
    return () => {
      clearInterval(poll);
      socket.close();
    };
  }, []);
  return [ticket, online, setTicket];
}

function Ahead({ ticket }) {
  if (ticket.state !== "waiting") return null;
  const dots = Array.from({ length: Math.min(ticket.ahead, DOTS) }, (_, place) => html`<i key=${place}></i>`);
  return html`<div class="phone__ahead">
    <p class="phone__dots" aria-hidden="true">${dots}<b></b></p>
    <p class="large">${aheadWords(ticket.ahead)}</p>
    <p class="phone__wait">${waitWords(ticket.wait_minutes)}</p>
  </div>`;
}

function Rate() {
  const [said, setSaid] = useState("");
  const rate = (score) => post(`${address}/rating`, { score }).then(() => setSaid(t("thanks")), (error) => setSaid(error.status ? error.message : t("problem")));
  if (said) return html`<p role="status">${said}</p>`;
  return html`<div class="stack"><p>${t("rate")}</p><div class="phone__faces">
    ${[1, 2, 3, 4, 5].map((score) => html`<button key=${score} class="button" onClick=${() => rate(score)}>${t(`rate_${score}`)}</button>`)}</div></div>`;
}

function Leave({ left }) {
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState("");
  const leave = () => post(`${address}/cancel`, {}).then(left, (error) => setWrong(error.status ? error.message : t("problem")));
  if (!asking) return html`<button class="button button--quiet" onClick=${() => setAsking(true)}>${t("leave")}</button>`;
  return html`<div class="stack"><p>${wrong || t("leave_sure")}</p><div class="row">
    <button class="button" onClick=${leave}>${t("leave_yes")}</button><button class="button" onClick=${() => setAsking(false)}>${t("stay")}</button></div></div>`;
}

function Phone() {
  const [ticket, online, setTicket] = useTicket();
  const [sound, setSound] = useState(false);
  const mood = moodOf(ticket);
  useEffect(() => {
    document.documentElement.dataset.mood = mood;
  }, [mood]);
  const over = OVER.includes(ticket.state);
  const other = boot.language === "en" ? "vi" : "en";
  return html`<main class="phone">
    <p class="phone__top"><span class="eyebrow">${say(boot.office.name)}</span><a href=${`?lang=${other}`} lang=${other}>${other === "en" ? "English" : t("vietnamese")}</a></p>
    ${online ? null : html`<p class="notice" role="status"><span>${t("offline")}</span></p>`}
    <div aria-live="assertive"><p class="phone__state">${t(mood === "near" ? "near" : ticket.state)}</p>
      <h1 class="phone__number number">${ticket.number}</h1>
      ${ticket.counter && !over ? html`<p class="phone__counter">${say(ticket.counter.name)}</p>` : null}</div>
    <${Ahead} ticket=${ticket} />
    <p class="soft">${say(boot.procedure)}</p>
    ${ticket.state === "done" ? html`<${Rate} />` : null}
    ${over ? null : html`<div class="phone__foot">
      ${sound ? html`<p class="small">${t("sound_on")}</p>` : html`<button class="button" onClick=${() => { allowSound(); setSound(true); }}>${t("sound")}</button>`}
      ${ticket.state === "serving" ? null : html`<${Leave} left=${setTicket} />`}</div>`}
    <p class="small soft">${t("not_receipt")}</p>
  </main>`;
}

render(html`<${Phone} />`, document.getElementById("phone"));
