// What the plan comes to, in a sentence and in five figures, beside the present plan's.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { language, say, t } from "../../common/page.js";

const LISTED = 3; // more changes than these are counted, not told

const number = (value, digits = 0) => new Intl.NumberFormat(language() === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: digits }).format(value);
export const minutesText = (value) => (value === null ? t("not_called") : value > 0 && value < 0.5 ? t("under_a_minute") : t("minutes", { minutes: number(value) }));
const shareText = (value) => `${number(value * 100)} %`;
const peopleText = (value) => number(value);

const TILES = [
  { name: "median", show: minutesText, better: -1 },
  { name: "p90", show: minutesText, better: -1 },
  { name: "within_15", show: shareText, better: 1 },
  { name: "within_30", show: shareText, better: 1 },
  { name: "unreached", show: peopleText, better: -1 },
];

// A range that breaks after its dash is read as two numbers.
const unbroken = (words) => words.replaceAll(" ", "\u00a0").replaceAll("–", "\u2060–\u2060");

function spanText(range, show) {
  const [low, high] = [show(range.low), show(range.high)];
  if (low === high) return t("every_day");
  const lower = low.replace(/ .*/, (unit) => (high.endsWith(unit) ? "" : unit));
  return t("four_days", { range: unbroken(`${lower}–${high}`) });
}

function mood(tile, before, after) {
  const [old, now] = [before.likely ?? Infinity, after.likely ?? Infinity];
  if (tile.show(before.likely) === tile.show(after.likely)) return "same";
  return Math.sign(now - old) === tile.better ? "better" : "worse";
}

function Tile({ tile, before, after, compared }) {
  const how = compared ? mood(tile, before, after) : "same";
  return html`<div class=${`outcome outcome--${how}`}>
    <dt>${t(`figure_${tile.name}`)}</dt>
    <dd class=${`outcome__value ${after.likely === null ? "outcome__value--words" : ""}`}>${tile.show(after.likely)}</dd>
    ${compared && html`<dd class="outcome__before">${how !== "same" && icon(how === "better" ? "check" : "alert")}${t(how === "same" ? "as_now" : "now_is", { value: tile.show(before.likely) })}</dd>`}
    <dd class="outcome__span">${spanText(after, tile.show)}</dd>
  </div>`;
}

/** Whether the plan as a whole is better, worse or the same: by the first figure that tells, the longest waits before all. */
function moodOf(before, after) {
  const moods = ["p90", "unreached", "within_15", "median"].map((name) => {
    const tile = TILES.find((each) => each.name === name);
    return mood(tile, before[name], after[name]);
  });
  return moods.find((each) => each !== "same") ?? "same";
}

function savedText(saved) {
  if (!saved) return "";
  const [low, likely, high] = [saved.low, saved.likely, saved.high].map(Math.round);
  if (low === 0 && high === 0) return t("saved_nothing");
  if (low < 0 && high > 0) return t("saved_unsure", { low: number(-low), high: number(high) });
  return likely >= 0 ? t("saved", { likely: number(likely), low: number(low), high: number(high) }) : t("lost", { likely: number(-likely), low: number(-high), high: number(-low) });
}

function Headline({ present, tried }) {
  if (!tried.changes.length) return html`<p class="headline headline--none">${icon("info")}<span>${t("change_something")}</span></p>`;
  const told = tried.changes.slice(0, LISTED).map(say).join(" · ");
  const more = tried.changes.length - LISTED;
  return html`<div class=${`headline headline--${moodOf(present.figures, tried.figures)}`}><p class="headline__words"><span>${told}${more > 0 ? t("and_more", { count: more }) : ""}: </span><strong>${say(tried.result)}</strong></p>
    <p class="headline__sure">${savedText(tried.saved)}</p></div>`;
}

export function Results({ answer, busy }) {
  const { present, tried } = answer;
  return html`<section class="results" aria-live="polite" aria-label=${t("results")}>
    <div class="results__progress" hidden=${!busy}><span class="visually-hidden">${t("reckoning")}</span></div>
    <${Headline} present=${present} tried=${tried} />
    <dl class="outcomes">${TILES.map((tile) => html`<${Tile} key=${tile.name} tile=${tile} before=${present.figures[tile.name]} after=${tried.figures[tile.name]} compared=${tried.changes.length > 0} />`)}</dl>
  </section>`;
}
