// Who waits for nobody: the clerk is the nearest to see it, and can call them out of turn or fetch the manager.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { say } from "../common/page.js";

const LOOK_MS = 15_000;
const SHOWN = 2;

/** The office's alarms about waiting citizens, asked for now and then; the last known ones while the line is down. */
function useAlarms() {
  const [alarms, setAlarms] = useState([]);
  useEffect(() => {
    const look = () => get("/api/v1/alarms").then((found) => setAlarms(found.alarms), () => {});
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return alarms.filter((alarm) => alarm.code === "nobody-serves" && alarm.level === "stop");
}

export function Alarms() {
  const alarms = useAlarms();
  return html`<div role="status" class="stack tight">
    ${alarms.slice(0, SHOWN).map(
      (alarm) => html`<p class="notice notice--stop" key=${alarm.subject}>${icon("alert")}<span><strong>${say(alarm.title)}</strong>: ${alarm.numbers.slice(0, 3).join(", ")}. ${say(alarm.mend)}</span></p>`,
    )}
  </div>`;
}
