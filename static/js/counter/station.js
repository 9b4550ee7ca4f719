// The signed-in clerk's page: who is here on the left, the moves below, who waits on the right.

import { html, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { Bar } from "./bar.js";
import { Dock } from "./dock.js";
import { useDraft } from "./draft.js";
import { useKeys } from "./keys.js";
import { CallDialog, NumberDialog } from "./number.js";
import { ParkDialog } from "./park.js";
import { PauseDialog } from "./pause.js";
import { Queue } from "./queue.js";
import { useSending } from "./sending.js";
import { Serving } from "./serving.js";
import { SignOutDialog, useSignOut } from "./sign-out.js";
import { nextMove } from "./snapshot.js";
import { useSettled } from "../shared/ticking.js";
import { TransferDialog } from "./transfer.js";

const DIALOGS = { transfer: TransferDialog, park: ParkDialog, pause: PauseDialog, number: NumberDialog, call: CallDialog, "sign-out": SignOutDialog };
const OUTCOMES = ["returned", "missing_papers", "guided", "refused"];
const NEEDS_SOMEBODY = new Set(["transfer", "park"]);

export function Station({ seat, tongue }) {
  const { view } = seat;
  const { current } = view;
  const moves = useSending(seat);
  const draft = useDraft(current);
  const [asked, ask] = useState(null);
  const settled = useSettled(`${current?.token} ${current?.state} ${view.state} ${moves.undoable?.at}`);
  const signOut = useSignOut(seat);
  const ready = settled && !moves.sending;

  const when = (allowed, run) => () => !moves.sending && allowed && run();
  // Buttons that stand where another stood a moment ago wait until a double tap is over.
  const settledWhen = (allowed, run) => () => ready && allowed && run();
  const open = (name, more) => {
    moves.hush();
    ask({ name, ...more });
  };
  const called = current?.state === "called";
  const serving = current?.state === "serving";
  const mayCall = !current && view.state === "open";
  const next = nextMove(view);
  const finish = (outcome) => moves.send("finish", { outcome, note: draft.note || null });
  const acts = {
    primary: settledWhen(true, () => (serving ? finish("accepted") : moves.send(next.name, next.body))),
    recall: when(called, () => moves.send("recall")),
    noShow: when(called, () => moves.send("no-show")),
    transfer: when(current, () => open("transfer")),
    park: when(current, () => open("park")),
    undo: settledWhen(moves.undoable, () => moves.send("undo")),
    pause: when(true, () => (view.state === "paused" ? moves.send("open") : open("pause"))),
    byNumber: settledWhen(mayCall, () => open("number", { purpose: "call" })),
    reinstate: settledWhen(true, () => open("number", { purpose: "reinstate" })),
    finish: (outcome) => settledWhen(serving, () => finish(outcome))(),
    call: (ticket) => when(mayCall, () => open("call", { ticket }))(),
    resume: (ticket) => when(!current, () => moves.send("resume", { number: ticket.number }))(),
    leave: () => (current ? open("sign-out") : signOut()),
  };
  const [keysOn, toggleKeys] = useKeys({
    primary: acts.primary, r: acts.recall, v: acts.noShow, c: acts.transfer, t: acts.park, z: acts.undo, p: acts.pause,
    g: acts.byNumber, n: acts.reinstate,
    ...Object.fromEntries(OUTCOMES.map((outcome, index) => [String(index + 1), () => acts.finish(outcome)])),
  });
  const Asked = asked && (current || !NEEDS_SOMEBODY.has(asked.name)) ? DIALOGS[asked.name] : null;

  return html`<div class=${`station ${keysOn ? "" : "station--no-keys"}`}>
    <${Bar} view=${view} link=${seat.link} tongue=${tongue} acts=${acts} keys=${{ on: keysOn, toggle: toggleKeys }} />
    <main class="station__main">
      <${Serving} view=${view} draft=${draft} />
      <${Dock} view=${view} next=${next} moves=${moves} message=${Asked ? null : moves.message} acts=${acts} ready=${ready} outcomes=${OUTCOMES} />
      <${Queue} view=${view} acts=${acts} mayCall=${mayCall} />
    </main>
    ${Asked && html`<${Asked} ...${asked} view=${view} moves=${moves} draft=${draft} signOut=${signOut} close=${() => ask(null)} />`}
  </div>`;
}
