// Stretches of days: this month, the one before it, the week that a day lies in. Days are ISO dates, "2026-11-23".

import { language, t } from "../../common/page.js";
import { dateText } from "../../common/time.js";
import { dayText } from "../lengths.js";

const DAY_MS = 86_400_000;
export const KINDS = ["day", "week", "month", "quarter", "year", "days"];
const MONTHS = { month: 1, quarter: 3, year: 12 };
export const LONGEST_DAYS = 367;

const at = (iso) => new Date(`${iso}T12:00:00Z`);
const iso = (date) => date.toISOString().slice(0, 10);
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") && !Number.isNaN(at(text).getTime());
export const plusDays = (day, days) => iso(new Date(at(day).getTime() + days * DAY_MS));
export const daysOf = ({ first, last }) => Math.round((at(last) - at(first)) / DAY_MS) + 1;

function firstOfMonths(day, months) {
  const date = at(day);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1, 12)));
}

function plusMonths(day, months) {
  const date = at(day);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1, 12)));
}

/** The stretch of its kind that the day lies in. */
export function spanOf(kind, day) {
  if (kind === "day") return { first: day, last: day };
  if (kind === "week") {
    const first = plusDays(day, -((at(day).getUTCDay() + 6) % 7));
    return { first, last: plusDays(first, 6) };
  }
  const first = firstOfMonths(day, MONTHS[kind]);
  return { first, last: plusDays(plusMonths(first, MONTHS[kind]), -1) };
}

/** The stretch of the same kind before (-1) or after (1) another; own days move by their length. */
export function neighbour(kind, span, way) {
  if (kind in MONTHS) return spanOf(kind, plusMonths(span.first, way * MONTHS[kind]));
  const length = kind === "week" ? 7 : daysOf(span);
  return { first: plusDays(span.first, way * length), last: plusDays(span.last, way * length) };
}

/** What a stretch is held against: the one before, and of that only as many days as have passed of this one. */
export function before(kind, span, today) {
  // A Monday is held against the Monday before: the weekdays of an office differ more than its weeks.
  if (kind === "day") return { first: plusDays(span.first, -7), last: plusDays(span.last, -7), part: 0 };
  const earlier = neighbour(kind, span, -1);
  if (today < span.first || today >= span.last) return { ...earlier, part: 0 };
  const passed = daysOf({ first: span.first, last: today });
  const last = plusDays(earlier.first, passed - 1);
  return { first: earlier.first, last: last < earlier.last ? last : earlier.last, part: passed };
}

function weekNumber(day) {
  const thursday = at(plusDays(spanOf("week", day).first, 3));
  return Math.ceil(((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS + 1) / 7);
}

function monthName(day) {
  const date = at(day);
  if (language() === "en") return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(date);
  return t("month_name", { month: date.getUTCMonth() + 1, year: date.getUTCFullYear() });
}

/** "Tháng 11/2026", "Tuần 48 (23/11 – 29/11/2026)" */
export function nameOf(kind, { first, last }) {
  const year = first.slice(0, 4);
  if (kind === "day" || (kind === "days" && first === last)) return dateText(at(first));
  if (kind === "week") return t("week_name", { week: weekNumber(first), from: dayText(first).slice(0, 5), to: dayText(last) });
  if (kind === "month") return monthName(first);
  if (kind === "quarter") return t("quarter_name", { quarter: Math.ceil(Number(first.slice(5, 7)) / 3), year });
  if (kind === "year") return t("year_name", { year });
  return `${dayText(first)} – ${dayText(last)}`;
}

/** By what the course of the stretch is drawn. */
export function trendOf(kind, span) {
  if (kind === "day" || daysOf(span) === 1) return "hour";
  if (kind === "quarter") return "week";
  if (kind === "year") return "month";
  const days = daysOf(span);
  return days <= 45 ? "day" : days <= 200 ? "week" : "month";
}
