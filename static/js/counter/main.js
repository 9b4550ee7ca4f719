// The clerk's tablet: one big button, who is here, who comes next.

import { html, render, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { get, request } from "../shared/api.js";
import { connectLive } from "../shared/live.js";
import { boot, say, t } from "../shared/page.js";
import { setClock } from "../shared/time.js";
import { Desk, nextMove } from "./desk.js";
import { PauseDialog, TransferDialog } from "./dialogs.js";
import { Parked, Queue } from "./lists.js";
import { useMoves } from "./moves.js";
import { SignIn } from "./sign-in.js";

function Today({ today }) {
  const median = today.median_service_seconds;
  return html`<span>${t("today", { served: today.served })}${median === null ? "" : ` · ${t("median", { minutes: Math.max(1, Math.round(median / 60)) })}`}</span>`;
}

function Counter({ signedOut }) {
  const [view, setView] = useState(null);
  const [link, setLink] = useState({ online: true });
  const [asked, ask] = useState("");
  const moves = useMoves({ signedOut });
  useEffect(() => {
    const show = (next) => {
      setClock(next.now);
      setView(next);
    };
    const socket = connectLive({
      auth: () => ({ screen: "counter" }),
      event: "counter",
      show,
      link: (state) => {
        setLink(state);
        if (state.refused || !state.online) get("/api/v1/counter").then(show, (error) => error.status === 401 && signedOut());
      },
    });
    return () => socket.close();
  }, []);
  const undoable = { undoable: boot.queue.undo_seconds };
  const primary = () => {
    const [name, , body] = nextMove(view);
    moves.move(name, body, name === "open" ? {} : undoable);
  };
  useKeys(view, { F2: primary, F3: () => moves.move("recall"), F4: () => moves.move("no-show", undefined, undoable), F6: () => view.current && ask("transfer"), F7: () => moves.move("park", {}, undoable), F8: () => ask("pause"), F9: () => moves.move("undo") });
  const leave = () => request("DELETE", "/api/v1/clerk-sessions/current").then(() => signedOut(""), () => signedOut(""));
  if (!view) return html`<main class="counter"><div class="skeleton"></div></main>`;
  return html`
    <header class="bar"><strong>${say(view.counter.name)}</strong><span>${view.clerk?.name}</span><${Today} today=${view.today} />
      <span class="grow"></span>${link.online ? null : html`<span class="tag" role="status">${t("offline")}</span>`}
      <button class="button button--quiet" onClick=${leave}>${t("sign_out")}</button></header>
    <main class="counter">
      <${Desk} view=${view} moves=${moves} primary=${primary} ask=${ask} />
      <div class="counter__room">
        <${Queue} view=${view} call=${(number) => moves.move("call", { number }, undoable)} />
        <${Parked} view=${view} resume=${(number) => moves.move("resume", { number }, undoable)} reinstate=${(number) => moves.move("reinstate", { number }, undoable)} />
      </div>
    </main>
    ${asked === "pause" ? html`<${PauseDialog} close=${() => ask("")} choose=${(reason) => { ask(""); moves.move("pause", { reason }); }} />` : null}
    ${asked === "transfer" && view.current ? html`<${TransferDialog} current=${view.current} close=${() => ask("")} choose=${(to) => { ask(""); moves.move("transfer", to, undoable); }} />` : null}
  `;
}

/** The frequent moves by key; the newest handlers, bound once. */
function useKeys(view, keys) {
  const newest = useRef(null);
  newest.current = view ? keys : {};
  useEffect(() => {
    const press = (event) => {
      const run = newest.current[event.key];
      if (!run || event.repeat || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function App() {
  const [signedIn, setSignedIn] = useState(null);
  const [reason, setReason] = useState("");
  useEffect(() => {
    get("/api/v1/counter").then(() => setSignedIn(true), () => setSignedIn(false));
  }, []);
  const signedOut = (why = t("signed_out")) => {
    setReason(why);
    setSignedIn(false);
  };
  if (signedIn === null) return html`<div class="skeleton"></div>`;
  return signedIn ? html`<${Counter} signedOut=${signedOut} />` : html`<${SignIn} reason=${reason} done=${() => setSignedIn(true)} />`;
}

render(html`<${App} />`, document.getElementById("counter"));
