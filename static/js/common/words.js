// Sentences about waiting, in the words the page brought along (templates/web/wait_words.html puts them there).

import { t } from "./page.js";

const LONGEST_IN_MINUTES = 120;
// A working day: whoever would wait longer is not told to the hour how much.
const LONGEST_IN_HOURS = 8;

/** Beyond two hours minutes say more than anybody knows. */
function hoursOf(low, high) {
  return high > LONGEST_IN_MINUTES ? `${Math.max(1, Math.floor(low / 60))}–${Math.ceil(high / 60)}` : "";
}

/** {low, likely, high} → "khoảng 10–20 phút"; under five → "dưới 5 phút"; null → "chưa có quầy phục vụ". */
export function waitWords(wait) {
  if (!wait) return t("wait_unknown");
  const low = Math.round(wait.low);
  const high = Math.round(wait.high);
  if (high < 5) return t("wait_short");
  const hours = hoursOf(low, high);
  if (low > LONGEST_IN_HOURS * 60) return t("wait_over", { hours: LONGEST_IN_HOURS });
  if (hours) return t("wait_hours", { hours });
  if (low >= high || low < 1) return t("wait_about", { minutes: high });
  return t("wait_range", { low, high });
}

/** The same without its preposition, where a column's head says what it is: "10–20 phút", "chưa có quầy" for null */
export function shortWaitWords(wait) {
  if (!wait) return t("wait_unknown_short");
  const low = Math.round(wait.low);
  const high = Math.round(wait.high);
  if (high < 5) return t("wait_short");
  const hours = hoursOf(low, high);
  if (low > LONGEST_IN_HOURS * 60) return t("wait_over", { hours: LONGEST_IN_HOURS });
  if (hours) return t("hours_short", { hours });
  return low >= high || low < 1 ? t("wait_minutes", { minutes: high }) : t("wait_minutes", { minutes: `${low}–${high}` });
}

/** How many stand before this ticket: "Chưa có ai trước ông/bà", "4 người trước ông/bà" */
export function aheadWords(ahead) {
  if (ahead === 0) return t("ahead_none");
  return ahead === 1 ? t("ahead_one") : t("ahead_many", { count: ahead });
}

/** How many wait in all: "Không ai chờ", "4 người chờ" */
export function waitingWords(waiting) {
  if (waiting === 0) return t("waiting_none");
  return waiting === 1 ? t("waiting_one") : t("waiting_many", { count: waiting });
}
