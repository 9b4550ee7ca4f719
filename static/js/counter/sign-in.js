// Who works at this counter: a name and a PIN.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { post, Refused } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { Names, Nobody, takeover, useClerks } from "./clerks.js";
import { DigitPad } from "./pad.js";
import { TakeOver } from "./take-over.js";
import { useTick } from "../common/ticking.js";

const LAST = "motcua-counter-clerk";
const LONGEST_PIN = 12;

/** What was typed, what the office said to it, and for how long the name is locked. */
function usePin(clerk, entered, field) {
  const [pin, setPin] = useState("");
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const [lock, setLock] = useState({ clerk: null, until: 0 });
  const [taken, setTaken] = useState("");
  useTick(500);
  const locked = lock.clerk === clerk?.id ? Math.max(0, Math.ceil((lock.until - Date.now()) / 1000)) : 0;

  const write = (text) => {
    setSaid("");
    setPin(text.replace(/\D/g, "").slice(0, LONGEST_PIN));
  };
  const refuse = (error) => {
    setSaid(error instanceof Refused ? error.message : t("sign_in_unreachable"));
    if (error.wait) setLock({ clerk: clerk.id, until: Date.now() + error.wait * 1000 });
    setPin("");
    field.current?.focus();
  };
  const submit = async (event, takeOver = false) => {
    event?.preventDefault();
    if (busy || locked) return;
    if (!clerk) return setSaid(t("choose_clerk"));
    setBusy(true);
    setSaid("");
    try {
      await post("/api/v1/clerk-sessions", { clerk: clerk.id, pin, take_over: takeOver });
      localStorage.setItem(LAST, clerk.id);
      await entered();
    } catch (error) {
      // The PIN was right: it stays while the question is asked.
      if (error.code === "seat-taken") setTaken(error.message);
      else refuse(error);
    }
    return setBusy(false);
  };
  const takeOver = () => submit(null, true);
  return { pin, said, busy, locked, write, submit, taken, takeOver, leaveIt: () => setTaken("") };
}

function Enter({ typed }) {
  const words = typed.locked ? t("locked", { seconds: typed.locked }) : typed.busy ? t("sending") : t("sign_in");
  return html`<button class="button button--primary button--large button--wide" disabled=${typed.busy || Boolean(typed.locked) || !typed.pin || !boot.counter} aria-busy=${typed.busy}>
    ${words}
  </button>`;
}

function PinPanel({ clerk, typed, field, problem }) {
  return html`<section class="panel sign-in__pin">
    <div class="field">
      <label for="pin">${clerk ? t("pin_of", { name: clerk.name }) : t("pin")}</label>
      <input
        id="pin" class="input sign-in__typed" type="password" inputmode="none" autocomplete="off" maxlength=${LONGEST_PIN}
        aria-describedby="pin-said" aria-invalid=${Boolean(typed.said)} ref=${field} value=${typed.pin} onInput=${(event) => typed.write(event.target.value)}
      />
    </div>
    <p id="pin-said" class="sign-in__said" role="alert">${typed.said || problem}</p>
    <${DigitPad} type=${(digit) => typed.write(typed.pin + digit)} erase=${() => typed.write(typed.pin.slice(0, -1))} />
    <${Enter} typed=${typed} />
  </section>`;
}

export function SignIn({ reason, tongue, entered }) {
  const { clerks, problem, ask } = useClerks();
  const [chosen, setChosen] = useState(localStorage.getItem(LAST));
  const field = useRef(null);
  const clerk = clerks?.find((item) => item.id === chosen) ?? (clerks?.length === 1 ? clerks[0] : null);
  const typed = usePin(clerk, entered, field);
  const warning = takeover(clerk, clerks ?? []);
  const choose = (id) => {
    setChosen(id);
    typed.write("");
  };
  const toPin = () => field.current?.focus();
  // While the names are drawn, not after: whoever has gone to a name by then would be pulled away from it.
  useLayoutEffect(toPin, [clerks !== null]);
  // The first digit typed anywhere starts the PIN.
  useEffect(() => {
    const press = (event) => /^\d$/.test(event.key) && toPin();
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  return html`<main class="sign-in">
    <header class="sign-in__head">
      <div><p class="eyebrow">${say(boot.office.name)}</p><h1>${say(boot.counter?.name) || t("sign_in")}</h1></div>
      ${tongue.other && html`<button type="button" class="button end" onClick=${tongue.swap}>${icon("language")}${t(`language_${tongue.other}`)}</button>`}
    </header>
    ${reason && html`<p class="notice notice--now" role="status">${icon("info")}<span>${reason}</span></p>`}
    ${!boot.counter && html`<p class="notice notice--stop" role="alert">${icon("alert")}<span>${t("no_counter")}</span></p>`}
    ${clerks?.length === 0
      ? html`<${Nobody} ask=${ask} />`
      : html`<form class="sign-in__form" onSubmit=${typed.submit}>
          <section class="panel stack">
            <h2>${t("who")}</h2>
            <${Names} clerks=${clerks ?? []} chosen=${clerk?.id} choose=${choose} done=${toPin} />
            <p class="sign-in__takeover" role="status">${warning && html`<span class="notice notice--now">${icon("info")}<span>${warning}</span></span>`}</p>
          </section>
          <${PinPanel} clerk=${clerk} typed=${typed} field=${field} problem=${problem} />
        </form>`}
    ${typed.taken && html`<${TakeOver} words=${typed.taken} yes=${typed.takeOver} close=${typed.leaveIt} />`}
  </main>`;
}
