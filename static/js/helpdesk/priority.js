import { html, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { Answer, Dialog } from "../counter/dialog.js";
import { Priorities } from "./priorities.js";

export function PriorityDialog({ ticket, moves, close }) {
  const [priority, setPriority] = useState(ticket.priority);
  const send = async () => {
    if (await moves.send("priority", { number: ticket.number, priority })) close();
  };
  return html`<${Dialog} title=${t("priority_title", { number: ticket.number })} hint=${t("priority_hint")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${t("save")} ready=${priority !== ticket.priority} moves=${moves} />`}
  ><${Priorities} chosen=${priority} choose=${setPriority} /><//>`;
}
