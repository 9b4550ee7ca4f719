// Is the office giving tickets, until when, and if not: from when.

import { say, t } from "../common/page.js";

export function openWords(open) {
  if (open.now) return open.until ? t("open_until", { time: open.until }) : t("open_now");
  return open.next ? t("opens", { when: say(open.next) }) : t("closed_now");
}
