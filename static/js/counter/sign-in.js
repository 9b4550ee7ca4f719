// Who works at this counter: a name and a PIN.

import { html, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, post, Refused } from "../shared/api.js";
import { icon } from "../shared/icon.js";
import { boot, say, t } from "../shared/page.js";
import { DigitPad } from "./pad.js";

const LAST = "motcua-counter-clerk";
const LONGEST_PIN = 12;
const ASK_AGAIN_MS = 2500;

function useClerks() {
  const [clerks, setClerks] = useState(null);
  const [problem, setProblem] = useState("");
  const ask = async () => {
    try {
      setClerks((await get("/api/v1/clerks")).clerks);
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t("reaching"));
    }
  };
  useEffect(() => void ask(), []);
  // The first clerk, added on another screen, appears here by itself.
  const asksAgain = Boolean(problem) || clerks?.length === 0;
  useEffect(() => {
    if (!asksAgain) return undefined;
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [asksAgain]);
  return { clerks, problem, ask };
}

function Nobody({ ask }) {
  return html`<div class="empty">
    ${icon("person")}
    <p class="large"><strong>${t("no_clerks")}</strong></p>
    <p>${t("no_clerks_hint")}</p>
    <button type="button" class="button button--primary" onClick=${ask}>${t("reload")}</button>
  </div>`;
}

function Names({ clerks, chosen, choose }) {
  return html`<fieldset class="sign-in__names">
    <legend class="visually-hidden">${t("who")}</legend>
    ${clerks.map(
      (clerk) => html`<label class="choice" key=${clerk.id}>
        <input type="radio" name="clerk" value=${clerk.id} checked=${chosen === clerk.id} onChange=${() => choose(clerk.id)} />
        <span>${clerk.name}</span>
      </label>`,
    )}
  </fieldset>`;
}

export function SignIn({ reason, tongue, entered }) {
  const { clerks, problem, ask } = useClerks();
  const [chosen, choose] = useState(localStorage.getItem(LAST));
  const [pin, setPin] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  const clerk = clerks?.find((item) => item.id === chosen) ?? (clerks?.length === 1 ? clerks[0] : null);
  const said = wrong || problem;

  const type = (digit) => {
    setWrong("");
    setPin((before) => (before + digit).slice(0, LONGEST_PIN));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    if (!clerk) return setWrong(t("choose_clerk"));
    setBusy(true);
    setWrong("");
    try {
      await post("/api/v1/clerk-sessions", { clerk: clerk.id, pin });
      localStorage.setItem(LAST, clerk.id);
      await entered();
    } catch (error) {
      setWrong(error instanceof Refused ? error.message : t("sign_in_unreachable"));
      setPin("");
      field.current?.focus();
    }
    return setBusy(false);
  };
  const pick = (id) => {
    choose(id);
    setWrong("");
    setPin("");
    field.current?.focus();
  };
  // The first digit typed anywhere starts the PIN.
  useEffect(() => field.current?.focus(), [clerks !== null]);

  return html`<main class="sign-in">
    <header class="sign-in__head">
      <div><p class="eyebrow">${say(boot.office.name)}</p><h1>${say(boot.counter?.name) || t("sign_in")}</h1></div>
      ${tongue.other && html`<button type="button" class="button end" onClick=${tongue.swap}>${icon("language")}${t(`language_${tongue.other}`)}</button>`}
    </header>
    ${reason && html`<p class="notice notice--now" role="status">${icon("info")}<span>${reason}</span></p>`}
    ${!boot.counter && html`<p class="notice notice--stop" role="alert">${icon("alert")}<span>${t("no_counter")}</span></p>`}
    ${clerks?.length === 0
      ? html`<${Nobody} ask=${ask} />`
      : html`<form class="sign-in__form" onSubmit=${submit}>
          <section class="panel stack">
            <h2>${t("who")}</h2>
            <${Names} clerks=${clerks ?? []} chosen=${clerk?.id} choose=${pick} />
          </section>
          <section class="panel stack">
            <div class="field">
              <label for="pin">${clerk ? t("pin_of", { name: clerk.name }) : t("pin")}</label>
              <input
                id="pin" class="input sign-in__pin" type="password" inputmode="none" autocomplete="off" maxlength=${LONGEST_PIN}
                aria-describedby="pin-said" ref=${field} value=${pin}
                onInput=${(event) => setPin(event.target.value.replace(/\D/g, ""))}
              />
            </div>
            <p id="pin-said" class="sign-in__said" role="alert">${said}</p>
            <${DigitPad} type=${type} erase=${() => setPin(pin.slice(0, -1))}>
              <button class="button button--primary pad__key pad__enter" disabled=${busy || !pin || !boot.counter} aria-busy=${busy}>
                ${busy ? t("sending") : t("sign_in")}
              </button>
            <//>
          </section>
        </form>`}
  </main>`;
}
