// The clerk's own day, and the own PIN.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get, post, Refused } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { Dialog } from "./dialog.js";

const OWN = "/api/v1/clerk-sessions/current";
const LEAST = 4;
const saidOf = (error) => (error instanceof Refused ? error.message : t("sign_in_unreachable"));
const minutes = (seconds) => (seconds === null ? "–" : t("own_minutes", { minutes: Math.max(1, Math.round(seconds / 60)) }));

function Figure({ value, name }) {
  return html`<li><strong class="number">${value}</strong><span>${t(name)}</span></li>`;
}

function Services({ services }) {
  if (!services.length) return html`<p class="soft">${t("own_none")}</p>`;
  return html`<table class="table">
    <thead><tr><th scope="col">${t("own_when")}</th><th scope="col">${t("own_number")}</th><th scope="col">${t("own_procedure")}</th><th scope="col">${t("own_waited")}</th><th scope="col">${t("own_length")}</th></tr></thead>
    <tbody>${services.map((row) => html`<tr key=${row.called_at}><td class="number">${clockText(new Date(row.called_at))}</td><th scope="row" class="number">${row.number}</th>
      <td>${say(row.procedure)}</td><td>${minutes(row.waited_seconds)}</td><td>${row.ended_by === "no_show" ? t("own_no_show") : minutes(row.served_seconds)}</td></tr>`)}</tbody>
  </table>`;
}

// Its buttons must not move from under a finger when the day arrives: figures and list have their places before.
const NOT_YET = { served: "–", median_served: null, median_waited: null, no_shows: "–" };

/** `toPin`: to the dialog for another PIN. */
export function OwnDayDialog({ close, toPin }) {
  const [day, setDay] = useState(null);
  const [wrong, setWrong] = useState("");
  useEffect(() => void get(`${OWN}/services`).then(setDay, (error) => setWrong(saidOf(error))), []);
  const figures = day ?? NOT_YET;
  return html`<${Dialog} wide isRead title=${t("own_title")} hint=${t("own_hint")} close=${close}
    foot=${html`<button type="button" class="button grow" onClick=${toPin}>${icon("lock")}${t("own_pin")}</button>`}>
    <ul class="own__figures"><${Figure} value=${figures.served} name="own_served" /><${Figure} value=${minutes(figures.median_served)} name="own_median" /><${Figure} value=${minutes(figures.median_waited)} name="own_median_waited" /><${Figure} value=${figures.no_shows} name="own_no_shows" /></ul>
    <div class="own__list" tabindex="0" role="region" aria-label=${t("own_title")} aria-busy=${!day && !wrong}>
      ${wrong && html`<p class="notice notice--stop" role="alert"><span>${wrong}</span></p>`}
      ${day && html`<${Services} services=${day.services} />`}
    </div>
  <//>`;
}

function Pin({ id, label, value, write }) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <input class="input" id=${id} type="password" inputmode="numeric" maxlength="12" autocomplete="off" value=${value} onInput=${(event) => write(event.target.value.replace(/\D/g, ""))} /></div>`;
}

export function OwnPinDialog({ close }) {
  const [pin, setPin] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [state, setState] = useState({ busy: false, wrong: "", done: false });
  const write = (set) => (digits) => {
    set(digits);
    setState({ ...state, wrong: "" });
  };
  const send = async () => {
    if (state.busy) return;
    if (fresh.length < LEAST) return setState({ ...state, wrong: t("own_pin_short") });
    if (fresh !== again) return setState({ ...state, wrong: t("own_pin_differs") });
    setState({ busy: true, wrong: "", done: false });
    try {
      await post(`${OWN}/pin`, { pin, new_pin: fresh });
      return setState({ busy: false, wrong: "", done: true });
    } catch (error) {
      // Of three PINs on the page: which.
      const wrong = ["wrong-pin", "wrong-input"].includes(error.code) ? t("own_pin_wrong") : saidOf(error);
      return setState({ busy: false, wrong, done: false });
    }
  };
  if (state.done) {
    return html`<${Dialog} key="done" isRead title=${t("own_pin")} close=${close}><p class="notice notice--done" role="status">${icon("check-circle")}<span>${t("own_pin_done")}</span></p><//>`;
  }
  return html`<${Dialog} key="ask" title=${t("own_pin")} hint=${t("own_pin_hint")} close=${close} answer=${send}
    foot=${html`<button class="button button--primary button--large grow" disabled=${state.busy} aria-busy=${state.busy}>${t("own_pin_yes")}</button>`}>
    <${Pin} id="pin-now" label=${t("own_pin_now")} value=${pin} write=${write(setPin)} />
    <${Pin} id="pin-fresh" label=${t("own_pin_fresh")} value=${fresh} write=${write(setFresh)} />
    <${Pin} id="pin-again" label=${t("own_pin_again")} value=${again} write=${write(setAgain)} />
    ${state.wrong && html`<p class="notice notice--stop dialog__said" role="alert"><span>${state.wrong}</span></p>`}
  <//>`;
}
