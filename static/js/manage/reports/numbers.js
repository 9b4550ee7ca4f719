// Figures as a person reads them.

import { language, t } from "../../common/page.js";

const LONG_MINUTES = 120;
const locale = () => (language() === "en" ? "en-GB" : "vi-VN");

export const number = (value, digits = 0) => new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);

export function countText(value) {
  return value === null || value === undefined ? "–" : number(value);
}

export function shareText(value) {
  return value === null || value === undefined ? "–" : t("per_cent", { value: number(value * 100, value > 0 && value < 0.1 ? 1 : 0) });
}

/** "42 giây", "7,4 phút", "18 phút", "2 giờ 05" */
export function lengthText(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  if (seconds < 59.5) return t("seconds", { seconds: number(seconds) });
  const minutes = seconds / 60;
  if (minutes < 9.95) return t("minutes", { minutes: number(minutes, 1) });
  if (minutes < LONG_MINUTES) return t("minutes", { minutes: number(minutes) });
  const whole = Math.round(minutes);
  return t("hours_minutes", { hours: Math.floor(whole / 60), minutes: String(whole % 60).padStart(2, "0") });
}

export const scoreText = (value) => (value === null || value === undefined ? "–" : number(value, 2));

export const minutesOf = (seconds) => (seconds === null || seconds === undefined ? null : seconds / 60);

/** Where an axis ends and how far its lines are apart: five or so of them, at numbers that one can count by. */
export function scaleOf(highest, lines = 5) {
  const rough = Math.max(highest, 1) / lines;
  const size = 10 ** Math.floor(Math.log10(rough));
  const interval = Math.max(1, [1, 2, 5, 10].find((step) => step * size >= rough) * size);
  return { min: 0, interval, max: Math.ceil(highest / interval) * interval || interval };
}
