// The lobby: whose turn it is, at one glance from the last row of seats.

import { html, render, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { icon } from "../shared/icon.js";
import { connectLive } from "../shared/live.js";
import { boot, say, t } from "../shared/page.js";
import { clockText, dateText, everyMinute, setClock } from "../shared/time.js";
import { Calls } from "./calls.js";

const COUNTERS_A_PAGE = 10;
const PAGE_MS = 10_000;
const RECENT = 3;
const FIELDS_SHOWN = 6;
const direction = Object.fromEntries(boot.counters.map((counter) => [counter.id, counter.direction]));
const ARROWS = { left: "arrow-left", right: "arrow-right", ahead: "arrow-up", up: "arrow-up", down: "arrow-down" };

function Arrow({ counter }) {
  const name = ARROWS[direction[counter.id]];
  return name ? icon(name, "arrow") : null;
}

function NowCalling({ call, fresh }) {
  if (!call) {
    return html`<section class="calling calling--nobody" data-now-calling>
      <p class="calling__title">${t("nobody_called")}</p>
      <p>${t("wait_here")}</p>
    </section>`;
  }
  return html`<section class=${`calling ${fresh ? "calling--fresh" : ""}`} key=${call.seq} data-now-calling aria-live="assertive">
    <p class="calling__title">${t("now_calling")}</p>
    <p class="calling__number number">${call.number}</p>
    <p class="calling__counter"><span class="calling__to">${t("to_counter")}</span> ${say(call.counter.name)} <${Arrow} counter=${call.counter} /></p>
  </section>`;
}

function Recent({ calls, shown }) {
  const others = calls.filter((call) => !shown || call.seq < shown.seq);
  const seen = new Set(shown ? [shown.number] : []);
  const rows = others.filter((call) => !seen.has(call.number) && seen.add(call.number)).slice(0, RECENT);
  if (!rows.length) return null;
  return html`<section class="recent">
    <h2>${t("recent")}</h2>
    <ul>${rows.map((call) => html`<li key=${call.seq}><span class="number">${call.number}</span> ${say(call.counter.name)}</li>`)}</ul>
  </section>`;
}

function Counters({ board, page }) {
  const numbers = Object.fromEntries(board.serving.map((item) => [item.counter.id, item.number]));
  const pages = Math.ceil(board.counters.length / COUNTERS_A_PAGE);
  const first = (page % pages) * COUNTERS_A_PAGE;
  return html`<section class="counters" data-serving>
    <h2>${t("serving")} ${pages > 1 ? html`<span class="page">${t("page", { page: (page % pages) + 1, pages })}</span>` : null}</h2>
    <ul>${board.counters.slice(first, first + COUNTERS_A_PAGE).map((counter) => {
      const number = numbers[counter.id];
      const state = { open: t("counter_free"), paused: t("counter_paused"), closed: t("counter_closed") }[counter.state];
      return html`<li key=${counter.id} class=${number ? "" : `is-${counter.state}`}>
        <span>${say(counter.name)}</span>
        ${number ? html`<span class="number">${number}</span>` : html`<span class="state">${state}</span>`}
      </li>`;
    })}</ul>
  </section>`;
}

function Waiting({ board }) {
  const fields = board.waiting.filter((field) => field.count > 0).sort((a, b) => b.count - a.count);
  return html`<section class="waiting">
    <h2>${t("waiting")}</h2>
    ${fields.length
      ? html`<ul>${fields.slice(0, FIELDS_SHOWN).map((field) => html`<li key=${field.field}>
          <span class="waiting__field">${say(field.name)}</span>
          <span class="waiting__count number">${field.count}</span>
          <span class="waiting__next number">${field.next.slice(0, 3).join("  ")}</span>
        </li>`)}</ul>`
      : html`<p>${t("nobody_waits")}</p>`}
  </section>`;
}

function Clock() {
  const [, tick] = useState(0);
  useEffect(() => everyMinute(() => tick(Date.now())), []);
  return html`<p class="clock"><span class="number">${clockText()}</span><span>${dateText()}</span></p>`;
}

function Lobby() {
  const [board, setBoard] = useState(null);
  const [shown, setShown] = useState({ call: null, fresh: false });
  const [link, setLink] = useState({ online: true, since: new Date(), refused: "" });
  const [silent, setSilent] = useState(false);
  const [page, setPage] = useState(0);
  const calls = useRef(null);
  calls.current ??= new Calls({ show: (call, fresh) => setShown({ call, fresh }), blocked: setSilent });
  useEffect(() => {
    const socket = connectLive({
      auth: () => ({ screen: "display", ...(calls.current.last === null ? {} : { last_seq: calls.current.last }) }),
      event: "board",
      show: (next) => {
        setClock(next.now);
        setBoard(next);
        calls.current.take(next.calls);
      },
      link: setLink,
    });
    const turn = setInterval(() => setPage((number) => number + 1), PAGE_MS);
    return () => {
      socket.close();
      clearInterval(turn);
    };
  }, []);
  return html`
    <header class="top"><h1>${say(boot.office.name)}</h1><${Clock} /></header>
    ${link.online ? null : html`<p class="mark mark--off" role="status">${icon("offline")} ${link.refused && !board ? t("refused") : t("offline", { time: clockText(link.since) })}</p>`}
    ${silent ? html`<button class="mark mark--sound" onClick=${() => setSilent(false)}>${icon("sound-off")} ${t("touch_for_sound")}</button>` : null}
    ${board
      ? html`<main class="board">
          <div class="board__calls"><${NowCalling} ...${shown} /><${Recent} calls=${board.calls} shown=${shown.call} /></div>
          <div class="board__room"><${Counters} board=${board} page=${page} /><${Waiting} board=${board} /></div>
        </main>`
      : html`<main class="board"><div class="skeleton"></div></main>`}
    ${say(boot.ticker) ? html`<footer class="ticker">${say(boot.ticker)}</footer>` : null}
  `;
}

render(html`<${Lobby} />`, document.getElementById("display"));
