// Lengths of time as a person says them.

import { t } from "../common/page.js";
import { clockText, now } from "../common/time.js";

/** 0:45, 12:07, 1:04:30 */
export function lengthText(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

export function secondsSince(iso) {
  return Math.max(0, Math.floor((now() - Date.parse(iso)) / 1000));
}

/** "dưới 1 phút", "12 phút", "1 giờ 05" */
export function aboutText(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t("under_a_minute");
  if (minutes < 60) return t("minutes", { minutes });
  return minutes % 60 ? t("hours_minutes", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") }) : t("hours", { hours: minutes / 60 });
}

/** "vừa xong", "đã 12 phút" */
export function lastingText(iso) {
  const seconds = secondsSince(iso);
  return seconds < 60 ? t("just_now") : t("for_length", { length: aboutText(seconds) });
}

/** "vừa xong", "12 phút trước", and with the day once it is long ago */
export function agoText(iso) {
  const seconds = secondsSince(iso);
  if (seconds < 90) return t("just_now");
  if (seconds < 12 * 3600) return t("ago", { length: aboutText(seconds) });
  return `${clockText(new Date(iso))} ${dayText(iso.slice(0, 10))}`;
}

/** "2026-11-23" → "23/11/2026" */
export function dayText(iso) {
  return iso.split("-").reverse().join("/");
}
