// Names of what the page brought along, and how long somebody has waited.

import { boot, ofFacts, say, t } from "../common/page.js";

const fields = ofFacts(() => new Map(boot.fields.map((item) => [item.id, item])));

export const fieldName = (id) => say(fields().get(id)?.name) || id;
export const procedureName = (id) => say(boot.procedures[id]?.name) || id;
export const priorityName = (id) => say(boot.priority[id]) || id;

/** "12 phút" */
export const minutesText = (seconds) => t("for_minutes", { minutes: Math.floor(seconds / 60) });

export const isLate = (seconds) => seconds >= boot.waiting_target_minutes * 60;

/** Where a ticket stands, in a few words: "đang chờ", "đang được gọi · Quầy 2" */
export function stateWords(ticket) {
  const words = t(`state_${ticket.state}`);
  return ticket.counter ? `${words} · ${say(ticket.counter.name)}` : words;
}
