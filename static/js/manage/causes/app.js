// Why people had to wait: the sentence first, then the picture with its table, then what would have helped.

import { html, useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { icon } from "../../common/icon.js";
import { language, say, t } from "../../common/page.js";
import { useFeed } from "../feed.js";
import { Skeleton, Wrong } from "../load.js";
import { Side } from "../side.js";
import { Title } from "../title.js";
import { Days, useCauses } from "./asking.js";
import { lengthOf, shareOf } from "./lengths.js";
import { Measures } from "./measures.js";
import { Shares } from "./shares.js";
import { Sure } from "./sure.js";

const LEAST_NAMED = 0.15; // a cause of less than this is not named first

function Progress({ progress }) {
  if (!progress) return html`<${Skeleton} />`;
  const words = t("working", progress);
  return html`<section class="panel reckoned" aria-live="polite"><p>${words}</p>
    <progress max=${progress.of} value=${progress.done} aria-label=${words}></progress></section>`;
}

function Verdict({ answer }) {
  const worst = [...answer.causes].sort((a, b) => b.seconds - a.seconds)[0];
  const values = { actual: lengthOf(answer.actual_seconds), days: answer.explained.length, right: lengthOf(answer.right_seconds), cause: say(worst.name), share: shareOf(worst.seconds, answer.actual_seconds) };
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
      ${!answer && !wrong ? html`<${Progress} progress=${progress} />` : null}
      ${answer && answer.verdict !== "explained" ? html`<${None} verdict=${answer.verdict} />` : null}
      ${answer && answer.verdict === "explained" ? html`<${Verdict} answer=${answer} /><${Shares} answer=${answer} spoken=${spoken} />
        <${Measures} measures=${answer.measures} /><${Sure} answer=${answer} />` : null}
    </main>
  </div>`;
}
