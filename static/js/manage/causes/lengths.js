// Lengths of waiting, added up over many people: minutes while they are few, hours beyond.

import { language, t } from "../../common/page.js";

const FEW_MINUTES = 100;

export const number = (value, digits = 0) => new Intl.NumberFormat(language() === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: digits }).format(value);

const SCALES = [
  { below: FEW_MINUTES * 60, step: 60, words: "minutes", digits: 0 },
  { below: 36_000, step: 360, words: "hours", digits: 1 },
  { below: Infinity, step: 3600, words: "hours", digits: 0 },
];

/** Whole numbers as near to `values` as can be that add up to the whole number `total`. */
export function addingUp(values, total) {
  const whole = values.map(Math.floor);
  const left = total - whole.reduce((sum, value) => sum + value, 0);
  const most = values.map((value, at) => ({ at, part: value - whole[at] })).sort((a, b) => b.part - a.part);
  most.slice(0, Math.max(0, left)).forEach(({ at }) => (whole[at] += 1));
  return whole;
}

/** How each of `rows` ({seconds, low, high}) is told: in one unit, so that a column can be added up by whoever reads it. */
export function inOneUnit(rows, actual) {
  const { step, words, digits } = SCALES.find((scale) => actual < scale.below);
  const text = (steps) => t(words, { [words]: number(steps / (words === "hours" ? 3600 / step : 1), digits) });
  const lengths = addingUp(rows.map((row) => row.seconds / step), Math.round(actual / step));
  const shares = addingUp(rows.map((row) => (100 * row.seconds) / actual), 100);
  return rows.map((row, at) => {
    const [low, high] = [row.low, row.high].map((value) => Math.round(value / step));
    // Less than the unit can say is said by itself.
    const length = lengths[at] === 0 && Math.abs(row.seconds) >= 60 ? lengthOf(row.seconds) : text(lengths[at]);
    return { ...row, length, steps: lengths[at] * step, share: shares[at], between: low === high ? null : { low: text(low), high: text(high) } };
  });
}

/** `like`: another length beside it, whose unit it is told in. */
export function lengthOf(seconds, like = seconds) {
  const minutes = Math.round(seconds / 60);
  if (Math.abs(like) < FEW_MINUTES * 60) return t("minutes", { minutes: number(minutes) });
  return t("hours", { hours: number(minutes / 60, Math.abs(like) < 36_000 ? 1 : 0) });
}
