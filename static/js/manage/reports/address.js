// What is asked stands in the address, so that it can be kept, sent and reloaded:
// /manage/reports?period=month&at=2026-11-01&field=ho-tich&by=clerk&sort=wait_p90.down&tables=heat

import { useEffect, useState } from "htm/preact/standalone";
import { boot } from "../../common/page.js";
import { before, daysOf, isDay, KINDS, LONGEST_DAYS, plusDays, spanOf } from "./period.js";

export const FILTERS = ["field", "procedure", "counter", "clerk"];
export const SPLITS = ["field", "procedure", "hour", "weekday", "counter", "clerk", "day"];

function ownDays(query) {
  const first = isDay(query.get("from")) ? query.get("from") : boot.today;
  const asked = isDay(query.get("to")) ? query.get("to") : first;
  const last = asked < first ? first : asked;
  return daysOf({ first, last }) > LONGEST_DAYS ? { first, last: plusDays(first, LONGEST_DAYS - 1) } : { first, last };
}

/** {kind, span: {first, last}, before, filters: {field: …}, by, sort, tables: Set} */
function read() {
  const query = new URLSearchParams(location.search);
  const kind = KINDS.includes(query.get("period")) ? query.get("period") : "month";
  const day = isDay(query.get("at")) ? query.get("at") : boot.today;
  const span = kind === "days" ? ownDays(query) : spanOf(kind, day);
  return {
    kind,
    span,
    before: before(kind, span, boot.today),
    filters: Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ""]).filter(([, value]) => value)),
    by: SPLITS.includes(query.get("by")) ? query.get("by") : "field",
    sort: query.get("sort") ?? "",
    tables: new Set((query.get("tables") ?? "").split(",").filter(Boolean)),
  };
}

function write(changes, how) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) value ? query.set(name, value) : query.delete(name);
  const text = query.toString().replaceAll("%2C", ",");
  history[how](null, "", location.pathname + (text ? `?${text}` : ""));
}

/** {asked, go(changes) to other figures, show(changes) the same ones otherwise} */
export function useAddress() {
  const [asked, follow] = useState(read);
  useEffect(() => {
    const back = () => follow(read());
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  const change = (how) => (changes) => {
    write(changes, how);
    follow(read());
  };
  return { asked, go: change("pushState"), show: change("replaceState") };
}
