// Reading the counter's snapshot: pure functions.

export const OUTCOMES = ["accepted", "returned", "missing_papers", "guided", "refused"];

/** Whether the office allows `move` (in the journal's words) with this ticket, or, given the snapshot, at this counter. */
export const may = (item, move) => item?.moves?.includes(move) ?? false;

/** The big button's move: never one that takes something away from the citizen. */
export function nextMove(view) {
  if (view.current?.state === "called") return { name: "start", allowed: may(view.current, "start") };
  if (view.current) return { name: "finish", body: { outcome: "accepted" }, allowed: may(view.current, "finish") };
  if (view.state === "paused") return { name: "open", allowed: true };
  return { name: "call-next", allowed: may(view, "call_next") };
}

/** "b7", "B 007" → "B007", the way it stands on the ticket; what is no number stays as typed. */
export function fullNumber(typed) {
  const text = typed.trim().toUpperCase().replace(/\s+/g, "");
  const found = /^([A-Z]+)(\d{1,3})$/.exec(text);
  return found ? found[1] + found[2].padStart(3, "0") : text;
}
