// Now: what needs me first, then the day in five numbers, the counters, and who waits for what.

import { html } from "htm/preact/standalone";
import { boot, t } from "../common/page.js";
import { clockText } from "../common/time.js";
import { useTick } from "../common/ticking.js";
import { Alarms, alarmsOf } from "./alarms.js";
import { Bell } from "./bell.js";
import { Counters } from "./counters.js";
import { DayEnd } from "./day-end.js";
import { FindTicket } from "./find-ticket.js";
import { aboutText } from "./lengths.js";
import { LineDialog } from "./line-dialog.js";
import { Lines } from "./lines.js";
import { Skeleton, Wrong } from "./load.js";
import { refine } from "./route.js";
import { TicketDialog } from "./ticket.js";
import { Title } from "./title.js";

function Figure({ name, value, words, level = "" }) {
  return html`<li class=${`figure-tile ${level && `figure-tile--${level}`}`}>
    <strong class="figure-tile__value ${words ? "" : "number"}">${value}</strong><span>${t(name)}</span>
  </li>`;
}

function Figures({ now, target }) {
  const longest = Math.max(...now.fields.map((field) => field.longest_wait_seconds ?? -1));
  const serving = now.counters.filter((counter) => counter.current).length;
  return html`<ul class="figures">
    <${Figure} name="figure_waiting" value=${now.today.waiting} />
    <${Figure} name="figure_longest" value=${longest < 0 ? "–" : aboutText(longest)} words level=${longest > target * 60 ? "late" : ""} />
    <${Figure} name="figure_serving" value=${serving} />
    <${Figure} name="figure_served" value=${now.today.served} />
    <${Figure} name="figure_issued" value=${now.today.issued} />
  </ul>`;
}

// Were the waits true that citizens were told? Nothing is said before enough of them were.
function Promises({ promises }) {
  if (!promises) return null;
  const percent = (share) => Math.round(share * 100);
  const { days, waits, within, later } = promises;
  return html`<p class="soft promises">${t("promises", { days, waits, within: percent(within), later: percent(later) })}</p>`;
}

export function Now({ feed, filters }) {
  useTick(1000);
  const { now, lost, refused } = feed;
  const close = () => refine({ ticket: "", line: "" });
  return html`
    <div class="page__head"><${Title} part="now" />${now && html`<div class="now__tools"><${FindTicket} /><${Bell} alarms=${alarmsOf(feed)} /></div>`}</div>
    ${boot.under_way && html`<div class="notice notice--now" role="status"><p class="grow">${t("first_unfinished")}</p><a class="button button--primary" href="#first_run">${t("first_go_on")}</a></div>`}
    <${Wrong} words=${refused} />
    ${lost && html`<p class="notice notice--now" role="alert"><span>${t(now ? "state_of" : "unreachable", { time: clockText(lost) })}</span></p>`}
    ${now
      ? html`<div class=${`present ${lost ? "present--old" : ""}`}>
          <${Alarms} feed=${feed} />
          <${Figures} now=${now} target=${boot.waiting_target_minutes} />
          <${Promises} promises=${now.promises} />
          <div class="present__room"><${Counters} counters=${now.counters} /><${Lines} now=${now} /></div>
          <${DayEnd} now=${now} />
        </div>`
      : refused || lost ? null : html`<${Skeleton} />`}
    ${now && filters.ticket ? html`<${TicketDialog} key=${filters.ticket} number=${filters.ticket} round=${now.revision} close=${close} />` : null}
    ${now && filters.line && !filters.ticket ? html`<${LineDialog} key=${filters.line} field=${filters.line} round=${now.revision} close=${close} />` : null}`;
}
