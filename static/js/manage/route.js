// Which part stands, and with which filters. All of it is in the address, so that it can be kept, sent and reloaded.

import { useEffect, useState } from "htm/preact/standalone";

const PARTS = ["now", "log", "clerks", "managers", "screens", "first_run"];

/** "#log?from=2026-11-23&clerk=3" → {part: "log", filters: {from: …, clerk: …}} */
function read() {
  const [part, query = ""] = location.hash.slice(1).split("?");
  return { part: PARTS.includes(part) ? part : "now", filters: Object.fromEntries(new URLSearchParams(query)) };
}

export function address(part, filters = {}) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
  return `#${part}${query ? `?${query}` : ""}`;
}

/** Changes some filters of the part that stands; the way back stays the way to the part before. */
export function refine(changes) {
  const { part, filters } = read();
  history.replaceState(null, "", address(part, { ...filters, ...changes }));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute() {
  const [route, follow] = useState(read);
  useEffect(() => {
    const changed = () => follow(read());
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return route;
}
