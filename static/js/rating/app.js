// The tablet that faces the citizen: it greets, asks once after each service, thanks, and never insists.

import { html, useEffect, useReducer, useRef, useState } from "htm/preact/standalone";
import { post } from "../common/api.js";
import { tellShows } from "../common/device.js";
import { follow, whenChanged } from "../common/follow.js";
import { icon } from "../common/icon.js";
import { boot, language, say, speakLanguage, t } from "../common/page.js";
import { clockText, now } from "../common/time.js";
import { useAsking } from "./asking.js";
import { Ask, Hello, Message, Why } from "./parts.js";

const WHY_MS = 20_000;
const PARTING_MS = 5_000;
const OVER = { "rated-already": "thanks", "rating-over": "over" };

/** Runs `then` once, `ms` after `key` began; anything new puts it off. */
function useAfter(key, ms, then) {
  useEffect(() => {
    if (ms === null) return undefined;
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  }, [key, ms === null]);
}

function useTongue() {
  const [spoken, setSpoken] = useState(language());
  const speak = (code) => code !== language() && (boot.languages ?? []).includes(code) && speakLanguage(code).then(() => setSpoken(code), () => {});
  return [spoken, speak];
}

const Office = () => html`<p class="bar__office">${icon("mark")}<span>${say(boot.office.name)}</span></p>`;

function Bar({ link, spoken, speak }) {
  const other = (boot.languages ?? []).find((code) => code !== spoken);
  return html`<header class="bar">
    <${Office} />
    ${link.online === false ? html`<p class="bar__line" role="status">${icon("offline")}<span>${t("offline", { time: clockText(link.since) })}</span></p>` : null}
    ${other ? html`<button type="button" class="button bar__tongue" lang=${other} onClick=${() => speak(other)}>${icon("language")}${t(`language_${other}`)}</button>` : null}
  </header>`;
}

/** phase: "" | "ask" | "why" | "thanks" | "parting" | "over", of one visit's number. */
function usePhase({ ask, here }, speak) {
  const [phase, setPhase] = useState({ name: "", number: "", score: 0 });
  const [wrong, setWrong] = useState("");
  const answered = useRef("");
  const turn = (name, more = {}) => setPhase((before) => ({ ...before, name, ...more }));
  useEffect(() => {
    if (ask && ask.number !== answered.current) {
      speak(ask.language);
      setWrong("");
      setPhase({ name: "ask", number: ask.number, score: 0 });
    } else if (!ask && phase.name === "ask" && !phase.score) {
      turn("");
    }
  }, [ask?.number, ask === null]);
  // The next citizen sits down: what was asked of the one before goes away.
  useEffect(() => {
    if (here.number && !here.calling && here.number !== phase.number) turn("");
  }, [here.number, here.calling]);
  const left = phase.name === "ask" && ask ? Math.max(0, Date.parse(ask.until) - now()) : null;
  useAfter(phase.number, left, () => end("parting"));
  const parting = ["thanks", "parting", "over"].includes(phase.name);
  useAfter(phase.name + phase.number, parting ? PARTING_MS : null, () => {
    turn("");
    speak((boot.languages ?? ["vi"])[0]);
  });
  const end = (name) => {
    answered.current = phase.number;
    turn(name);
  };
  const choose = async (score) => {
    setWrong("");
    turn("ask", { score });
    try {
      await post("/api/v1/rating", { number: phase.number, score });
      answered.current = phase.number;
      turn("why", { score });
    } catch (error) {
      if (OVER[error.code]) end(OVER[error.code]);
      else {
        turn("ask", { score: 0 });
        setWrong(error.status ? error.message : t("problem"));
      }
    }
  };
  const why = (reasons) => {
    if (reasons.length) post("/api/v1/rating/reasons", { number: phase.number, reasons }).catch(() => {});
    turn("thanks");
  };
  return { phase, wrong, choose, why, end };
}

function Stage({ asking, deed }) {
  const { phase, wrong, choose, why, end } = deed;
  if (phase.name === "ask") return html`<${Ask} key=${phase.number} phase=${phase} until=${asking.ask?.until} wrong=${wrong} choose=${choose} skip=${() => end("parting")} />`;
  if (phase.name === "why") return html`<${Why} key=${phase.number} score=${phase.score} patience=${WHY_MS} send=${why} />`;
  if (phase.name === "thanks") return html`<${Message} score=${5} title=${t("thanks")} hint=${t("thanks_hint")} />`;
  if (phase.name === "over") return html`<${Message} score=${4} title=${t("parting")} hint=${t("over_hint")} />`;
  if (phase.name === "parting") return html`<${Message} score=${4} title=${t("parting")} hint=${t("parting_hint")} />`;
  return html`<${Hello} here=${asking.here} />`;
}

/** The whole is drawn anew for another edition: the counter itself may be gone, or back. */
export function App() {
  const [, redraw] = useReducer((count) => count + 1, 0);
  useEffect(() => whenChanged((edition) => follow(edition, redraw)), []);
  return boot.counter ? html`<${Standing} redraw=${redraw} />` : html`<${NoCounter} />`;
}

function NoCounter() {
  return html`<div class="tablet">
    <header class="bar"><${Office} /></header>
    <main class="stage"><${Message} title=${t("no_counter")} hint=${t("no_counter_hint")} /></main>
  </div>`;
}

function Standing({ redraw }) {
  const [spoken, speak] = useTongue();
  const asking = useAsking(redraw);
  const deed = usePhase(asking, speak);
  useEffect(() => {
    document.title = `${t("title")} · ${say(boot.counter.name)}`;
  }, [spoken]);
  const stands = ["ask", "why"].includes(deed.phase.name) ? "asking" : "greeting";
  useEffect(() => tellShows(stands), [stands, spoken]);
  return html`<div class="tablet" data-phase=${deed.phase.name || "hello"}>
    <${Bar} link=${asking.link} spoken=${spoken} speak=${speak} />
    <main class="stage" aria-live="polite"><${Stage} asking=${asking} deed=${deed} /></main>
  </div>`;
}
