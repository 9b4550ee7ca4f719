// The signed-in clerk's page: who is here on the left, the moves below, who waits on the right.

import { html, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { useSettled } from "../common/ticking.js";
import { AnnounceDialog, isDue } from "./announce.js";
import { Bar } from "./bar.js";
import { Dock } from "./dock.js";
import { useDraft } from "./draft.js";
import { useKeys } from "./keys.js";
import { NextProcedureDialog } from "./next-procedure.js";
import { NumberDialog } from "./number.js";
import { OwnDayDialog, OwnPinDialog } from "./own.js";
import { ParkDialog } from "./park.js";
import { PauseDialog } from "./pause.js";
import { Queue } from "./queue.js";
import { nextReturnDay } from "./return-on.js";
import { useSending } from "./sending.js";
import { Serving } from "./serving.js";
import { SignOutDialog, useSignOut } from "./sign-out.js";
import { may, nextMove, OUTCOMES } from "./snapshot.js";
import { TicketDialog } from "./ticket.js";
import { TransferDialog } from "./transfer.js";

const DIALOGS = {
  transfer: TransferDialog, park: ParkDialog, pause: PauseDialog, announce: AnnounceDialog, number: NumberDialog, ticket: TicketDialog,
  "own-day": OwnDayDialog, "own-pin": OwnPinDialog,
  "next-procedure": NextProcedureDialog, "sign-out": SignOutDialog,
};
const OTHER_OUTCOMES = OUTCOMES.filter((outcome) => outcome !== "accepted");
const NEEDS_SOMEBODY = new Set(["transfer", "park", "next-procedure"]);

export function Station({ seat, tongue }) {
  const { view } = seat;
  const { current } = view;
  const moves = useSending(seat);
  const draft = useDraft(current);
  const [asked, ask] = useState(null);
  const settled = useSettled(`${current?.token} ${current?.state} ${current?.procedure} ${view.state} ${view.undo?.until}`);
  const signOut = useSignOut(seat);
  const ready = settled && !moves.sending;

  const when = (allowed, run) => () => !moves.sending && allowed && run();
  // Buttons that stand where another stood a moment ago wait until a double tap is over.
  const settledWhen = (allowed, run) => () => ready && allowed && run();
  const open = (name, more) => {
    if (!moves.sending) moves.hush();
    ask({ name, sent: moves.sent, ...more });
  };
  const mayCall = !current && view.state === "open";
  const next = nextMove(view);
  // A queue that was last heard of a while ago may have grown: then the office is asked.
  const offered = next.allowed || (next.name === "call-next" && !seat.link.online);
  const finish = (outcome) => moves.send("finish", { outcome, note: draft.note || null, ...draft.promised(outcome) });
  const acts = {
    primary: settledWhen(true, () => {
      if (!offered) return moves.say("now", t("nobody_next"));
      return next.name === "finish" ? finish("accepted") : moves.send(next.name, next.body);
    }),
    recall: when(may(current, "recall"), () => moves.send("recall")),
    noShow: settledWhen(may(current, "no_show"), () => moves.send("no-show")),
    more: settledWhen(may(current, "next_procedure"), () => open("next-procedure")),
    priority: settledWhen(may(current, "priority"), () => open("ticket", { ticket: current })),
    transfer: when(may(current, "transfer"), () => open("transfer")),
    park: when(may(current, "park"), () => open("park")),
    undo: settledWhen(view.undo, () => moves.send("undo")),
    promise: when(current?.state === "serving", () => draft.promise(nextReturnDay(current.return_days, draft.returnOn))),
    pause: when(true, () => {
      if (view.state === "paused") return moves.send("open");
      // Nobody is asked twice why: it was announced.
      return isDue(view.announced) ? moves.send("pause", { reason: view.announced.reason }) : open("pause");
    }),
    announce: when(true, () => open("announce")),
    unannounce: when(true, () => moves.send("cancel-break")),
    byNumber: settledWhen(mayCall, () => open("number", { purpose: "call" })),
    reinstate: settledWhen(!current && may(view, "reinstate"), () => open("number", { purpose: "reinstate" })),
    finish: (outcome) => settledWhen(may(current, "finish"), () => finish(outcome))(),
    touch: (ticket) => open("ticket", { ticket }),
    resume: (ticket) => when(may(ticket, "resume"), () => moves.send("resume", { number: ticket.number }))(),
    me: () => open("own-day"),
    leave: () => (current ? open("sign-out") : signOut()),
  };
  const [keysOn, toggleKeys] = useKeys({
    primary: acts.primary, r: acts.recall, v: acts.noShow, m: acts.more, u: acts.priority, c: acts.transfer, t: acts.park, z: acts.undo, p: acts.pause,
    h: acts.promise, g: acts.byNumber, n: acts.reinstate,
    ...Object.fromEntries(OTHER_OUTCOMES.map((outcome, index) => [String(index + 1), () => acts.finish(outcome)])),
  });
  // What the office says of a move that was under way when the dialog opened concerns what stands behind it.
  const isQuiet = asked?.sent === moves.sent;
  const ownMoves = isQuiet ? { ...moves, message: null, sending: moves.sending && { ...moves.sending, late: false } } : moves;
  const Asked = asked && (current || !NEEDS_SOMEBODY.has(asked.name)) ? DIALOGS[asked.name] : null;

  return html`<div class=${`station ${keysOn ? "" : "station--no-keys"}`} data-settled=${ready} data-online=${seat.link.online}>
    <${Bar} view=${view} link=${seat.link} tongue=${tongue} moves=${moves} acts=${acts} keys=${{ on: keysOn, toggle: toggleKeys }} />
    <main class="station__main">
      <${Serving} view=${view} draft=${draft} moves=${moves} acts=${acts} />
      <${Dock} view=${view} returnOn=${draft.returnOn} next=${next} moves=${moves} message=${Asked && !isQuiet ? null : moves.message} acts=${acts} ready=${ready} offered=${offered} mayCall=${mayCall} outcomes=${OTHER_OUTCOMES} />
      <${Queue} view=${view} moves=${moves} acts=${acts} />
    </main>
    ${Asked && html`<${Asked} ...${asked} view=${view} moves=${ownMoves} draft=${draft} signOut=${signOut} toPin=${() => open("own-pin")} toAnnounce=${() => open("announce")} close=${() => ask(null)} />`}
  </div>`;
}
