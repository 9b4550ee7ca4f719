// The office's time: the server's clock in the office's zone, however wrong the tablet's own clock is.

import { boot, language } from "./page.js";

let ahead = boot.now ? Date.parse(boot.now) - Date.now() : 0;

/** Call with every `now` the server sends (a board snapshot has one). */
export function setClock(iso) {
  ahead = Date.parse(iso) - Date.now();
}

export function now() {
  return new Date(Date.now() + ahead);
}

function format(date, options, locale = "vi-VN") {
  return new Intl.DateTimeFormat(locale, { timeZone: boot.time_zone || "Asia/Ho_Chi_Minh", ...options }).format(date);
}

/** 09:05 */
export function clockText(date = now()) {
  return format(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "en-GB");
}

/** "Thứ Hai, 23/11/2026", or in English "Monday, 23/11/2026" */
export function dateText(date = now()) {
  const weekday = format(date, { weekday: "long" }, language() === "en" ? "en-GB" : "vi-VN");
  return `${weekday}, ${format(date, { day: "2-digit", month: "2-digit", year: "numeric" }, "en-GB")}`;
}

/** Of an ISO day: "T5 03/12", or in English "Thu 03/12" */
export function shortDay(iso) {
  const date = noonOf(iso);
  const weekday = format(date, { weekday: "short" }, language() === "en" ? "en-GB" : "vi-VN");
  return `${weekday} ${format(date, { day: "2-digit", month: "2-digit" }, "en-GB")}`;
}

/** 2026-12-03 */
export const isoDay = (date = now()) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" }, "sv-SE");

/** A moment within an ISO day, whatever the zone: "2026-12-03" alone would be the evening before in some. */
export const noonOf = (iso) => new Date(`${iso}T05:00:00Z`);

/** Calls `tick` at once and at each new minute; returns how to stop. */
export function everyMinute(tick) {
  let timer;
  const run = () => {
    tick(now());
    timer = setTimeout(run, 60_000 - (now().getTime() % 60_000) + 20);
  };
  run();
  return () => clearTimeout(timer);
}

/** Whole minutes and seconds since an ISO time: 4:07 */
export function sinceText(iso, date = now()) {
  const seconds = Math.max(0, Math.floor((date - Date.parse(iso)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
