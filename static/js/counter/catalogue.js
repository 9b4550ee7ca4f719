// Names and papers of the office's procedures, out of what the page brought along.

import { boot, ofFacts, say } from "../common/page.js";

const procedures = ofFacts(() => new Map(boot.procedures.map((item) => [item.id, item])));
const fields = ofFacts(() => new Map(boot.fields.map((item) => [item.id, item])));

/** The step of a joint procedure that is done here; null beside its walk, or without one. */
const stepHere = ({ journey, procedure }) => (journey?.procedure === procedure && journey?.steps.find((step) => step.state === "now")) || null;

export const procedureName = (ticket) => say(stepHere(ticket)?.name ?? procedures().get(ticket.procedure)?.name) || ticket.procedure;
export const fieldName = (ticket) => say(fields().get(ticket.field)?.name) || ticket.field;
export const papersOf = (ticket) => procedures().get(stepHere(ticket)?.procedure ?? ticket.procedure)?.documents ?? [];
export const limitOf = (ticket) => procedures().get(stepHere(ticket)?.procedure ?? ticket.procedure)?.time_limit;
export const priorityName = (ticket) => say(boot.priority[ticket.priority]) || ticket.priority;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\u0111/gi, "d").toLowerCase();

/** Procedures whose name or code holds every typed word, with or without Vietnamese marks. */
export function findProcedures(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return boot.procedures.filter((item) => item.offered).filter((item) => {
    const text = folded(`${item.name.vi} ${item.name.en} ${item.id}`);
    return words.every((word) => text.includes(word));
  });
}
