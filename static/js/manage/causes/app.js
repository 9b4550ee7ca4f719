// Why people had to wait: the sentence first, then the picture with its table, then what would have helped.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { language, t } from "../../common/page.js";
import { useFeed } from "../feed.js";
import { Skeleton, Wrong } from "../load.js";
import { Side } from "../side.js";
import { Title } from "../title.js";
import { Days, useCauses } from "./asking.js";
import { lengthOf } from "./lengths.js";
import { Measures } from "./measures.js";
import { rowsOf, Shares } from "./shares.js";
import { Sure } from "./sure.js";

const ENOUGH_DAYS = 3;
const LEAST_NAMED = 0.15; // a cause of less than this is not named first

/** How long the rest will take, once a few days have shown it: "" before. */
function useTimeLeft({ done, of }) {
  const first = useRef(null);
  first.current ??= { done, at: Date.now() };
  const since = done - first.current.done;
  if (since < ENOUGH_DAYS) return "";
  const minutes = Math.round(((of - done) * (Date.now() - first.current.at)) / since / 60_000);
  return minutes < 1 ? t("left_soon") : t("left_minutes", { minutes });
}

function Progress({ progress }) {
  const words = t("working", progress);
  const left = useTimeLeft(progress);
  return html`<section class="panel reckoned" aria-live="polite"><p>${words} ${left && html`<strong>${left}</strong>`}</p>
    <progress max=${progress.of} value=${progress.done} aria-label=${words}></progress></section>`;
}

function Verdict({ answer }) {
  const [worst, ...others] = rowsOf(answer).filter((row) => answer.causes.some((cause) => cause.id === row.id));
  // Where two are as good as even, naming one alone would say more than is known.
  const even = others.filter((cause) => cause.high >= worst.low && cause.seconds > LEAST_NAMED * answer.actual_seconds).slice(0, 1);
  const causes = [worst, ...even].map((cause) => t("named", { cause: cause.name, share: t("share", cause).replace(" ", "\u00a0") })).join(t("and"));
  const values = { actual: lengthOf(answer.actual_seconds), days: answer.explained.length, right: lengthOf(answer.right_seconds), causes };
  const named = worst.seconds > LEAST_NAMED * answer.actual_seconds;
  return html`<section class="panel verdict" aria-live="polite">
    <p class="verdict__words">${t(!named ? "verdict_usual" : answer.explained.length > 1 ? "verdict" : "verdict_day", values)}</p>
    ${named && html`<p class="soft">${t("verdict_right", values)}</p>`}
  </section>`;
}

function None({ verdict }) {
  return html`<div class="panel empty" role="status">${icon(verdict === "unlike" ? "info" : "seat")}<strong>${t(`none_${verdict.replace("-", "_")}`)}</strong>
    <p>${t(verdict === "unlike" ? "none_unlike_hint" : "none_hint")}</p></div>`;
}

export function Causes() {
  const feed = useFeed();
  const [spoken, speak] = useState(language());
  const { days, choose, answer, progress, wrong, again } = useCauses();
  useEffect(() => {
    document.title = `${t("part_causes")} · ${t("title")}`;
  }, [spoken]);
  return html`<div class="manager">
    <${Side} part="causes" feed=${feed} swapped=${speak} />
    <main class="page causes" tabindex="-1">
      <${Title} part="causes" />
      <${Days} days=${days} choose=${choose} />
      <${Wrong} words=${wrong} again=${again} />
      ${!answer && !wrong ? (progress ? html`<${Progress} key=${`${days.from} ${days.to}`} progress=${progress} />` : html`<${Skeleton} />`) : null}
      ${answer && answer.verdict !== "explained" ? html`<${None} verdict=${answer.verdict} />` : null}
      ${answer && answer.verdict === "explained" ? html`<${Verdict} answer=${answer} /><${Shares} answer=${answer} spoken=${spoken} />
        <${Measures} measures=${answer.measures} /><${Sure} answer=${answer} />` : null}
    </main>
  </div>`;
}
