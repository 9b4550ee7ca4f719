// The paper of a ticket: asks how its printing goes, prints by the browser where that is the printer, prints again.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { get, request } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { printHere } from "../common/paper.js";

const EVERY_MS = 700;
const PICTURE = { waiting: "printer", printed: "check-circle", browser: "printer" };
const PRINTED = "motcua.kiosk.printed";

// What a printer is while it prints, or may be expected to
const WELL = ["ok", "paper_low"];

/** {result: "waiting|printed|failed|browser|none", missing: whether to look at the screen instead, again} */
export function useSlip(token) {
  const [slip, setSlip] = useState({ result: "waiting", health: "ok" });
  const [round, setRound] = useState(0);
  const seen = useRef(false);

  useEffect(() => {
    let stopped = false;
    let timer;
    const look = async () => {
      try {
        const answer = await get(`/api/v1/kiosk/tickets/${encodeURIComponent(token)}/print`, { patience: 4000 });
        if (stopped) return;
        // After a restart the server no longer knows how this paper went: better to say that it may be missing.
        setSlip(answer.result === "unknown" ? { result: "failed" } : answer);
        if (answer.result !== "waiting") return;
      } catch {
        if (stopped) return;
        // Without an answer nobody knows about the paper: the screen with its QR is what there is.
        setSlip({ result: "failed" });
      }
      timer = setTimeout(look, EVERY_MS);
    };
    look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [token, round]);

  useEffect(() => {
    // A reload of the result must not print the same paper twice.
    if (slip.result !== "browser" || seen.current || sessionStorage.getItem(PRINTED) === token) return;
    seen.current = true;
    sessionStorage.setItem(PRINTED, token);
    printHere(token);
  }, [slip.result]);

  const again = async () => {
    if (slip.result === "browser") return printHere(token);
    setSlip({ result: "waiting", health: "ok" });
    await request("POST", `/api/v1/kiosk/tickets/${encodeURIComponent(token)}/print`).catch(() => {});
    setRound((count) => count + 1);
  };
  // The printer is tried again for a while; the citizen must hear before that, or leaves without a number in the hand.
  const troubled = slip.result === "waiting" && !WELL.includes(slip.health);
  return { ...slip, missing: troubled || slip.result === "failed" || slip.result === "none", again };
}

export function SlipState({ slip }) {
  const words = slip.missing && slip.result === "waiting" ? "slip_failed" : `slip_${slip.result}`;
  const tone = slip.missing ? "notice--now" : slip.result === "printed" ? "notice--done" : "";
  return html`<div class=${`notice slip ${tone}`} role="status">
    ${icon(slip.missing ? "camera" : PICTURE[slip.result])}
    <p><strong>${t(words)}</strong>${slip.missing && html`<br />${t("slip_photograph")}`}</p>
    ${slip.result !== "waiting" &&
    slip.result !== "none" &&
    html`<button type="button" class="button" onClick=${slip.again}>${icon("printer")}${t("print_again")}</button>`}
  </div>`;
}
