// One ticket of the room, touched: what it waits for, calling it out of turn, and its priority.

import { html, useState } from "htm/preact/standalone";
import { boot, say, t } from "../common/page.js";
import { procedureName } from "./catalogue.js";
import { Answer, Dialog } from "./dialog.js";
import { may } from "./snapshot.js";

function Classes({ chosen, choose }) {
  const all = [[null, t("priority_none")], ...Object.entries(boot.priority).map(([id, name]) => [id, say(name)])];
  return html`<fieldset class="field"><legend>${t("priority_class")}</legend>
    <div class="stack tight">
      ${all.map(
        ([id, name]) => html`<label class="choice" key=${id}>
          <input type="radio" name="class" checked=${chosen === id} onChange=${() => choose(id)} /><span>${name}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** The answer is the call, until another class is chosen: then it is that class. */
export function TicketDialog({ ticket, moves, close }) {
  const { number } = ticket;
  const [chosen, choose] = useState(ticket.priority);
  const isChanged = chosen !== ticket.priority;
  const mayCall = may(ticket, "call_out_of_turn");
  const send = async () => {
    const done = isChanged ? moves.send("priority", { number, priority: chosen }) : mayCall && moves.send("call", { number });
    if (await done) close();
  };
  const words = isChanged || !mayCall ? t("priority_confirm") : t("call_confirm", { number });
  return html`<${Dialog}
    title=${`${number} · ${procedureName(ticket)}`} hint=${[say(ticket.why), mayCall && t("call_hint")].filter(Boolean).join(". ")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${words} ready=${isChanged || mayCall} moves=${moves} />`}
  >
    ${may(ticket, "priority") && html`<${Classes} chosen=${chosen} choose=${choose} />`}
  <//>`;
}
