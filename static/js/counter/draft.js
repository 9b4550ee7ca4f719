// What the clerk writes and ticks off about the citizen who is here; it goes with the next move and starts empty for the next one.

import { useState } from "htm/preact/standalone";
import { say, t } from "../common/page.js";
import { papersOf } from "./catalogue.js";

const EMPTY = { about: null, written: "", had: [], returnOn: "" };
const LONGEST_NOTE = 500;

export function useDraft(ticket) {
  const [kept, keep] = useState(EMPTY);
  const about = ticket && `${ticket.token} ${ticket.procedure} ${ticket.journey?.step}`;
  const draft = kept.about === about ? kept : { ...EMPTY, about };
  const papers = ticket ? papersOf(ticket) : [];
  // Nothing ticked means that nobody has looked, not that everything is missing.
  const lacking = draft.had.length ? papers.filter((_, index) => !draft.had.includes(index)).map(say) : [];
  const missing = lacking.length ? t("missing", { papers: lacking.join("; ") }) : "";
  return {
    papers,
    written: draft.written,
    has: (index) => draft.had.includes(index),
    note: [draft.written.trim(), missing].filter(Boolean).join(" · ").slice(0, LONGEST_NOTE),
    returnOn: draft.returnOn,
    // The day promised goes with a dossier accepted; whatever else came of it promises none.
    promised: (outcome) => (outcome === "accepted" && draft.returnOn ? { return_on: draft.returnOn } : {}),
    promise: (returnOn) => keep({ ...draft, returnOn }),
    write: (written) => keep({ ...draft, written }),
    tick: (index) => keep({ ...draft, had: draft.had.includes(index) ? draft.had.filter((item) => item !== index) : [...draft.had, index] }),
  };
}
