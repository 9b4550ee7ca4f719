// When a break begins, about how long it lasts, and why: chosen by the clerk and by the manager alike.

import { html, useState } from "htm/preact/standalone";
import { t } from "./page.js";
import { clockText, isoDay, now } from "./time.js";

export const REASONS = ["break", "meeting", "urgent", "helping", "other"];
const LENGTHS = [5, 10, 15, 30, 45];
const USUAL_LENGTH = 15;
const AHEAD = [10, 20, 30];
const MINUTE = 60_000;
// People keep appointments at 10:15, not at 10:13.
const STEP = 5 * MINUTE;
const QUARTER = 15 * MINUTE;
const QUARTERS = 32;

/** {at, in} for each time offered at once: whole five minutes of the office's clock. */
function offers(from) {
  return AHEAD.map((minutes) => {
    const at = new Date(Math.round((from.getTime() + minutes * MINUTE) / STEP) * STEP);
    return { at, in: Math.round((at - from) / MINUTE) };
  });
}

/** The quarters of the hours to come today, after the times offered, and the time to be changed if it is none of these. */
function later(offered, announced) {
  const last = offered.at(-1);
  const first = (Math.floor(last.getTime() / QUARTER) + 1) * QUARTER;
  const quarters = Array.from({ length: QUARTERS }, (_, place) => new Date(first + place * QUARTER));
  const today = quarters.filter((at) => isoDay(at) === isoDay(last));
  const known = [...offered, ...today].map(Number);
  const own = announced && !known.includes(Date.parse(announced.at)) ? [new Date(announced.at)] : [];
  return [...own, ...today].sort((one, other) => one - other);
}

/** `announced`: the break to be changed, if there is one. Returns {body: what the office is sent, or null; words; …}. */
export function useBreak(announced) {
  const [times] = useState(() => offers(now()));
  const [others] = useState(() => later(times.map((time) => time.at), announced));
  const [at, setAt] = useState(announced ? new Date(announced.at) : times[0].at);
  const [minutes, setMinutes] = useState(announced?.minutes ?? USUAL_LENGTH);
  const [reason, setReason] = useState(() => REASONS.find((each) => t(`pause_${each}`) === announced?.reason) ?? REASONS[0]);
  return {
    times, others, at, setAt, minutes, setMinutes, reason, setReason,
    body: { at: at.toISOString(), minutes, reason: t(`pause_${reason}`) },
    words: t("break_confirm", { time: clockText(at), minutes }),
  };
}

function Tile({ group, checked, choose, children }) {
  return html`<label class="choice break-choice__tile">
    <input type="radio" name=${group} class="visually-hidden" checked=${checked} onChange=${choose} /><span>${children}</span>
  </label>`;
}

const Group = ({ words, part, children }) => html`<fieldset class=${`break-choice__group break-choice__group--${part}`}><legend>${words}</legend>${children}</fieldset>`;

/** Any other time of today, in steps in which people make appointments; a browser's own clock would ask for AM and PM. */
function Other({ others, at, setAt }) {
  const picked = others.findIndex((each) => each.getTime() === at.getTime());
  return html`<label class=${`choice break-choice__tile ${picked < 0 ? "" : "is-chosen"}`}>
    <small>${t("break_other")}</small>
    <select class="break-choice__clock number" value=${picked < 0 ? "" : picked} onChange=${(event) => event.target.value && setAt(others[event.target.value])}>
      <option value="">–</option>${others.map((each, place) => html`<option key=${place} value=${place}>${clockText(each)}</option>`)}
    </select>
  </label>`;
}

/** The three questions. `chosen`: of useBreak. */
export function BreakChoice({ chosen }) {
  const { times, at, setAt, minutes, setMinutes, reason, setReason } = chosen;
  return html`
    <${Group} words=${t("break_when")} part="when">
      ${times.map(
        (time, place) => html`<${Tile} key=${place} group="break-when" checked=${at.getTime() === time.at.getTime()} choose=${() => setAt(time.at)}>
          <span class="break-choice__time number">${clockText(time.at)}</span><small>${t("break_in", { minutes: time.in })}</small>
        <//>`,
      )}
      <${Other} ...${chosen} />
    <//>
    <${Group} words=${t("break_length")} part="length">
      ${LENGTHS.map((each) => html`<${Tile} key=${each} group="break-length" checked=${minutes === each} choose=${() => setMinutes(each)}>${t("break_minutes", { minutes: each })}<//>`)}
    <//>
    <${Group} words=${t("break_why")} part="why">
      ${REASONS.map((each) => html`<${Tile} key=${each} group="break-why" checked=${reason === each} choose=${() => setReason(each)}>${t(`pause_${each}`)}<//>`)}
    <//>`;
}
