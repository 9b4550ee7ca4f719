// A break that the manager announces for who sits at a counter, or takes back.

import { html, useState } from "htm/preact/standalone";
import { request } from "../common/api.js";
import { BreakChoice, useBreak } from "../common/break-choice.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { Dialog } from "./dialog.js";
import { saidOf, Wrong } from "./load.js";

export function CounterBreak({ counter, close }) {
  const chosen = useBreak(counter.announced);
  const [wrong, setWrong] = useState("");
  const path = `/api/v1/counters/${encodeURIComponent(counter.id)}/break`;
  const takeBack = () => request("DELETE", path).then(close, (error) => setWrong(saidOf(error)));
  return html`<${Dialog} wide title=${t("break_of", { counter: say(counter.name) })} hint=${t("break_of_hint")} yes=${chosen.words} send=${() => request("PUT", path, { body: chosen.body })} close=${close}>
    <${BreakChoice} chosen=${chosen} />
    ${counter.announced && html`<button type="button" class="button button--quiet" onClick=${takeBack}>${icon("undo")}${t("break_take_back")}</button>`}
    <${Wrong} words=${wrong} />
  <//>`;
}
