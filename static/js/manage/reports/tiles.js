// The stretch in a dozen figures: each beside the one before, each with what it means one press away.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { say, t } from "../../common/page.js";
import { countText, lengthText, number, scoreText, shareText } from "./numbers.js";

const of = (part, whole) => (whole ? part / whole : null);
const count = { show: countText, differ: (now, then) => (then ? { much: (now - then) / then, text: shareText(Math.abs(now - then) / then) } : null) };
const length = { show: lengthText, differ: (now, then) => ({ much: now - then, text: lengthText(Math.abs(now - then)) }) };
const share = { show: shareText, differ: (now, then) => ({ much: now - then, text: t("points", { points: number(Math.abs(now - then) * 100, 1) }) }) };
const score = { show: scoreText, differ: (now, then) => ({ much: now - then, text: number(Math.abs(now - then), 2) }) };

// `better`: which way is good; 0 where neither is. `hint`: what stands small beside the value.
const TILES = [
  { name: "visitors", kind: count, value: (line) => line.visitors, better: 0, hint: (line) => t("of_them_served", { count: countText(line.served_visits) }) },
  { name: "wait_median", means: ["wait", "median"], kind: length, value: (line) => line.wait_median, better: -1 },
  { name: "wait_p90", means: ["wait", "p90"], kind: length, value: (line) => line.wait_p90, better: -1 },
  { name: "within", kind: share },
  { name: "service", means: ["service", "median"], kind: length, value: (line) => line.service_median, better: 0, hint: (line) => (line.forgotten ? t("without_forgotten", { count: countText(line.forgotten) }) : t("nine_in_ten", { length: lengthText(line.service_p90) })) },
  { name: "no_shows", kind: share, value: (line) => of(line.no_shows, line.visitors), better: -1, hint: (line) => t("visits", { count: countText(line.no_shows) }) },
  { name: "left", kind: share, value: (line) => of(line.left, line.visitors), better: -1, hint: (line) => t("visits", { count: countText(line.left) }) },
  { name: "missing_papers", kind: share, value: (line) => of(line.missing_papers, line.services), better: -1, hint: (line) => t("services_count", { count: countText(line.missing_papers) }) },
  { name: "priority", kind: share, value: (line) => of(line.priority, line.visitors), better: 0, hint: (line) => t("visits", { count: countText(line.priority) }) },
  { name: "transfers", kind: count, value: (line) => line.transfers, better: -1 },
  { name: "score", kind: score, value: (line) => line.score, better: 1, hint: (line) => t("ratings_count", { count: countText(line.ratings) }), when: (line) => line.ratings },
  { name: "forgotten", kind: count, value: (line) => line.forgotten, better: -1, when: (line) => !line.ratings },
];

function Meaning({ tile, definitions }) {
  const means = (tile.means ?? [tile.name]).map((name) => say(definitions[name])).join(" ");
  return html`<details class="tile__meaning"><summary title=${t("meaning")}>${icon("info")}<span class="visually-hidden">${t("meaning_of", { figure: t(`figure_${tile.name}`) })}</span></summary><p>${means}</p></details>`;
}

/** Which way the figure went since, as a sign, a word and a colour. */
function Change({ tile, now, then }) {
  if (now === null || now === undefined) return null;
  if (then === null || then === undefined) return html`<p class="change">${t("nothing_before")}</p>`;
  const found = tile.kind.differ(now, then);
  if (!found || tile.kind.show(now) === tile.kind.show(then)) return html`<p class="change">${t("as_before", { value: tile.kind.show(then) })}</p>`;
  const mood = tile.better === 0 ? "" : Math.sign(found.much) === tile.better ? "change--better" : "change--worse";
  return html`<p class=${`change ${mood}`}>${icon(found.much > 0 ? "arrow-up" : "arrow-down")}
    <span><span class="visually-hidden">${t(found.much > 0 ? "more_by" : "less_by")} </span><strong>${found.text}</strong> <span class="change__then">${t("was", { value: tile.kind.show(then) })}</span></span></p>`;
}

function Tile({ tile, line, earlier, definitions }) {
  const now = tile.value(line);
  const then = earlier ? tile.value(earlier) : null;
  return html`<li class="tile">
    <div class="tile__head"><span class="tile__name">${t(`figure_${tile.name}`)}</span><${Meaning} tile=${tile} definitions=${definitions} /></div>
    <p class="tile__value">${tile.kind.show(now)}${tile.hint && html`<span class="tile__hint">${tile.hint(line)}</span>`}</p>
    <${Change} tile=${tile} now=${now} then=${then} />
  </li>`;
}

function Within({ tile, line, earlier, definitions }) {
  return html`<li class="tile tile--wide">
    <div class="tile__head"><span class="tile__name">${t("figure_within")}</span><${Meaning} tile=${tile} definitions=${definitions} /></div>
    <ul class="shares">${Object.entries(line.within).map(([minutes, part]) => html`<li key=${minutes} class="share">
      <span class="share__name">${t("minutes", { minutes })}</span>
      <span class="share__bar"><i style=${{ inlineSize: `${100 * (part ?? 0)}%` }}></i></span>
      <strong class="share__value number">${shareText(part)}</strong>
      <span class="share__then">${earlier ? t("was_short", { value: shareText(earlier.within[minutes]) }) : ""}</span></li>`)}</ul>
  </li>`;
}

export function Tiles({ answer, earlier }) {
  const line = answer.all;
  const shown = TILES.filter((tile) => !tile.when || tile.when(line));
  return html`<ul class="tiles" aria-label=${t("in_figures")}>
    ${shown.map((tile) => html`<${tile.value ? Tile : Within} key=${tile.name} tile=${tile} line=${line} earlier=${earlier} definitions=${answer.definitions} />`)}
  </ul>`;
}
