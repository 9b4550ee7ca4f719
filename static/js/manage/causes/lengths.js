// Lengths of waiting, added up over many people: minutes while they are few, hours beyond.

import { language, t } from "../../common/page.js";

const FEW_MINUTES = 100;

export const number = (value, digits = 0) => new Intl.NumberFormat(language() === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: digits }).format(value);

/** `like`: another length beside it, whose unit it is told in. */
export function lengthOf(seconds, like = seconds) {
  const minutes = Math.round(seconds / 60);
  if (Math.abs(like) < FEW_MINUTES * 60) return t("minutes", { minutes: number(minutes) });
  return t("hours", { hours: number(minutes / 60, Math.abs(like) < 36_000 ? 1 : 0) });
}

export const shareOf = (seconds, whole) => number((100 * seconds) / whole);
