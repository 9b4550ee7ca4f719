// One tap, one ticket. What a citizen is about to ask for gets a key when the procedure's page opens; the key lives in
// the tab's storage until its ticket was shown and left. Double taps, lost answers and reloads all send the same key.

import { newKey } from "../common/api.js";

const PLACE = "motcua.kiosk.intention";

/** {key, procedure, body?, ticket?}: with a body it was sent, with a ticket it was answered. */
export function current() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return null;
  }
}

function keep(intention) {
  sessionStorage.setItem(PLACE, JSON.stringify(intention));
  return intention;
}

export function begin(procedure) {
  const before = current();
  if (before && before.procedure === procedure && !before.ticket) return before;
  return keep({ key: newKey(), procedure });
}

/** Fixes what is asked for; a second tap meets the first one's body. */
export function ask(body) {
  const before = current() ?? begin(body.procedure);
  return before.body ? before : keep({ ...before, body });
}

export function answered(ticket) {
  return keep({ ...current(), ticket });
}

/** Nobody knows what became of it: the next try keeps its key, and may ask for something else with it. */
export function unanswered() {
  const { key, procedure } = current();
  return keep({ key, procedure });
}

export function forget() {
  sessionStorage.removeItem(PLACE);
}
