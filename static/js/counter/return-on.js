// The day promised for the result: those that the procedure's time limit names, or any other by the calendar.

import { html, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";
import { isoDay, shortDay } from "../common/time.js";

const OTHER = "other";
const inWords = ({ working_days: days }) => (days > 1 ? t("return_in", { count: days }) : t(days ? "return_next" : "return_today"));

/** What the key chooses next: the days one after the other, then none. */
export function nextReturnDay(days, chosen) {
  const at = days.findIndex((day) => day.on === chosen);
  return days[at + 1]?.on ?? "";
}

/** Any day: emptied, it leads back to the days offered. */
function Calendar({ draft, back }) {
  const input = useRef(null);
  useLayoutEffect(() => input.current.focus(), []);
  const choose = (event) => (event.target.value ? draft.promise(event.target.value) : back());
  return html`<input class="input" type="date" ref=${input} min=${isoDay()} value=${draft.returnOn} onChange=${choose} />`;
}

export function ReturnOn({ ticket, draft }) {
  const days = ticket.return_days;
  const [byCalendar, open] = useState(Boolean(draft.returnOn) && !days.some((day) => day.on === draft.returnOn));
  const byFinger = useRef(false);
  const choose = (event) => {
    const { value } = event.target;
    if (value === OTHER) return open(true);
    draft.promise(value);
    // The space bar is the big button's again; who chooses by keys stays where they are.
    if (byFinger.current) event.target.blur();
    byFinger.current = false;
  };
  const back = () => {
    draft.promise("");
    open(false);
  };
  return html`<label class=${`field promise ${draft.returnOn ? "promise--told" : ""}`}><span class="small soft">${t("return_on")} <kbd aria-hidden="true">H</kbd></span>
    ${byCalendar
      ? html`<${Calendar} draft=${draft} back=${back} />`
      : html`<select class="input" aria-keyshortcuts="H" value=${draft.returnOn} onPointerDown=${() => (byFinger.current = true)} onChange=${choose}>
          <option value="">${t("return_none")}</option>
          ${days.map((day) => html`<option key=${day.on} value=${day.on}>${shortDay(day.on)} · ${inWords(day)}</option>`)}
          <option value=${OTHER}>${t("return_other")}</option>
        </select>`}
  </label>`;
}
