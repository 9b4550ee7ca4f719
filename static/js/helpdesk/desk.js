// The page of whoever helps: what is asked on the left, who needs somebody on the right.

import { html, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { useSending } from "../counter/sending.js";
import { t } from "../common/page.js";
import { Bar } from "./bar.js";
import { Finder, useFinder } from "./finder.js";
import { Issue } from "./issue.js";
import { Issued } from "./issued.js";
import { Room } from "./room.js";
import { Said } from "./said.js";
import { Ticket } from "./ticket.js";

const WRITES = "input, textarea, select, [contenteditable]";

/** Whatever is typed begins a question; Escape goes back; Ctrl+Z takes back. */
function useKeys(keys) {
  const newest = useRef(null);
  newest.current = keys;
  useLayoutEffect(() => {
    const press = (event) => {
      if (document.querySelector("dialog[open]")) return;
      const { box, back, undo } = newest.current;
      if (event.key === "Escape") return back();
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !box.current?.value) {
        event.preventDefault();
        return undo();
      }
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.(WRITES)) return undefined;
      if (event.key.length === 1 && event.key !== " ") box.current?.focus();
      return undefined;
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

export function Desk({ feed, tongue }) {
  const { view } = feed;
  const moves = useSending(feed, "/api/v1/desk");
  const [shown, show] = useState(null);
  const box = useRef(null);
  const finder = useFinder();
  const back = () => {
    show(null);
    moves.hush();
    finder.write("");
    box.current?.focus();
  };
  const open = (next) => {
    moves.hush();
    finder.write("");
    show(next);
  };
  const undo = async () => {
    if (!view.undo || moves.sending) return;
    const ticket = await moves.send("undo");
    if (ticket) show({ kind: "ticket", number: ticket.number, round: Date.now() });
  };
  useKeys({ box, back, undo });
  useLayoutEffect(() => box.current?.focus(), []);

  const openTicket = (number) => open({ kind: "ticket", number });
  return html`<div class="desk">
    <${Bar} feed=${feed} tongue=${tongue} moves=${moves} undo=${undo} />
    <main class="desk__main">
      <section class="desk__ask" aria-label=${t("ask")}>
        <${Finder} box=${box} finder=${finder} openTicket=${openTicket} openProcedure=${(id) => open({ kind: "issue", procedure: id })} isIdle=${!shown} />
        <${Said} message=${moves.message} />
        ${!finder.query && shown?.kind === "issue" && html`<${Issue} key=${shown.procedure} procedure=${shown.procedure} back=${back} refresh=${feed.refresh} done=${(ticket) => show({ kind: "issued", ticket })} />`}
        ${!finder.query && shown?.kind === "issued" && html`<${Issued} key=${shown.ticket.token} ticket=${shown.ticket} moves=${moves} back=${back} openTicket=${openTicket} />`}
        ${!finder.query && shown?.kind === "ticket" && html`<${Ticket} key=${shown.number} number=${shown.number} round=${`${view.revision} ${shown.round ?? ""}`} moves=${moves} back=${back} />`}
      </section>
      <${Room} view=${view} openTicket=${openTicket} />
    </main>
  </div>`;
}
