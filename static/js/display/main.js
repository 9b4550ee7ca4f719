// The lobby: whose turn it is, at one glance from the last row of seats.

import { html, render, useEffect } from "htm/preact/standalone";
import { keepDeviceLine, tellShows } from "../common/device.js";
import { useBoard } from "./board.js";
import { Calling, isOver, Quiet } from "./calling.js";
import { Empty, Foot, Head } from "./edges.js";
import { sheetsOf, Told, useTold } from "./told.js";
import { usePlaces } from "./places.js";
import { Counters, Recent, Waiting } from "./room.js";

function Board({ board, shown, sheets }) {
  const places = usePlaces(sheets.length > 0);
  if (isOver(board)) return html`<main class="board board--over"><${Quiet} board=${board} /></main>`;
  const { call } = shown;
  return html`<main class=${`board ${board.calls.length ? "" : "board--uncalled"} ${sheets.length ? "board--told" : ""}`}>
    ${call ? html`<${Calling} key=${call.seq} call=${call} fresh=${shown.fresh} board=${board} />` : html`<${Quiet} board=${board} />`}
    ${board.calls.length ? html`<${Recent} board=${board} shown=${call} />` : null}
    <${Counters} board=${board} places=${places} />
    <${Waiting} board=${board} places=${places} />
    ${sheets.length ? html`<${Told} sheets=${sheets} />` : null}
  </main>`;
}

function Lobby() {
  const { board, shown, link, blocked, trouble } = useBoard();
  const told = useTold(board?.edition);
  const stands = !board ? "loading" : isOver(board) ? "over" : "board";
  useEffect(() => tellShows(stands), [stands]);
  return html`
    <${Head} />
    ${board ? html`<${Board} board=${board} shown=${shown} sheets=${sheetsOf(told)} />` : html`<${Empty} link=${link} />`}
    <${Foot} link=${link} blocked=${blocked && told.spoken} trouble=${trouble} board=${board} ticker=${told.ticker} />
  `;
}

render(html`<${Lobby} />`, document.getElementById("display"));
keepDeviceLine();
