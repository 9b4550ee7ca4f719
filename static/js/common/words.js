// Sentences about waiting, in the words the page brought along (templates/web/wait_words.html puts them there).

import { t } from "./page.js";

const LONGEST_IN_MINUTES = 120;
// A working day: whoever would wait longer is not told to the hour how much.
const LONGEST_IN_HOURS = 8;

/** The words, and what goes into them: of the wait itself, or with its preposition, as in a sentence. */
function wordsOf(wait, [about, hoursAbout]) {
  const low = Math.round(wait.low);
  const high = Math.round(wait.high);
  if (low > LONGEST_IN_HOURS * 60) return t("wait_over", { hours: LONGEST_IN_HOURS });
  if (high > LONGEST_IN_MINUTES) {
    // Beyond two hours minutes say more than anybody knows.
    const [first, last] = [Math.floor(low / 60), Math.ceil(high / 60)];
    if (first < 1) return t("wait_hours_most", { hours: last });
    return t(hoursAbout, { hours: first < last ? `${first}–${last}` : last });
  }
  if (high < 5) return t("wait_short");
  // "About 8 minutes" would send away who may be called at once.
  if (low < 1) return t("wait_under", { minutes: high });
  return t(about, { minutes: low < high ? `${low}–${high}` : high });
}

/** {low, likely, high} → "khoảng 10–20 phút"; under five → "dưới 5 phút"; null → "chưa có quầy phục vụ". */
export const waitWords = (wait) => (wait ? wordsOf(wait, ["wait_about", "wait_hours"]) : t("wait_unknown"));

/** The same without its preposition, where a column's head says what it is: "10–20 phút", "chưa có quầy" for null */
export const shortWaitWords = (wait) => (wait ? wordsOf(wait, ["wait_minutes", "hours_short"]) : t("wait_unknown_short"));

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
