// How the slip printer is, and a slip to try it with.

import { html, useEffect, useState } from "htm/preact/standalone";
import { post } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say, t } from "../common/page.js";
import { agoText } from "./lengths.js";
import { saidOf, useLoad, Wrong } from "./load.js";

const LOOK_AGAIN_MS = 5000;
const GOOD = ["ok", "browser", "off"];
const BY_ITSELF = ["browser", "none"];

export function Printer() {
  const [printer, wrong, again] = useLoad("/api/v1/printer");
  const [tried, setTried] = useState("");
  useEffect(() => {
    const timer = setInterval(again, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const test = () => post("/api/v1/printer/test", {}).then(() => setTried("sent"), (error) => setTried(saidOf(error)));
  if (!printer) return html`<${Wrong} words=${wrong} again=${again} />`;
  const good = GOOD.includes(printer.health);
  return html`<section class=${`panel printer ${good ? "" : "printer--bad"}`} aria-labelledby="printer">
    <span class="person__mark">${icon(good ? "printer" : "printer-off")}</span>
    <div class="person__words"><h2 id="printer">${t("printer")}</h2>
      <p role="status">${say(printer.message)}</p>
      <p class="soft small">${[
        !good && t("since", { when: agoText(printer.since) }),
        printer.last_printed_at && t("last_printed", { when: agoText(printer.last_printed_at) }),
        printer.waiting > 0 && t("slips_waiting", { count: printer.waiting }),
        tried === "sent" && t("test_sent"),
      ].filter(Boolean).join(" · ")}</p>
      ${tried && tried !== "sent" && html`<${Wrong} words=${tried} />`}</div>
    ${BY_ITSELF.includes(printer.kind) ? null : html`<button class="button" onClick=${test}>${icon("printer")}${t("print_test")}</button>`}
  </section>`;
}
