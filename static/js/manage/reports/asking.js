// Brings the figures that the address asks for, and those of the stretch before beside them.

import { useCallback, useEffect, useState } from "htm/preact/standalone";
import { get } from "../../common/api.js";
import { saidOf } from "../load.js";
import { trendOf } from "./period.js";

const FIGURES = "/api/v1/manage/figures";
const PATIENCE_MS = 60_000;

export function queryOf({ first, last }, filters, more) {
  return new URLSearchParams({ from: first, to: last, ...filters, ...more }).toString();
}

export const pathOf = (asked, more = {}) => `${FIGURES}?${queryOf(asked.span, asked.filters, { by: asked.by, ...more })}`;

/** Every split in one workbook. */
export const bookPath = (asked) => `${FIGURES}/workbook?${queryOf(asked.span, asked.filters)}`;

/** {answer, earlier, wrong, busy, again}; what was asked before stays until its successor is there. */
export function useFigures(asked) {
  const [state, setState] = useState({ answer: null, earlier: null, wrong: "", busy: true });
  const [round, setRound] = useState(0);
  const path = pathOf(asked, { trend: trendOf(asked.kind, asked.span) });
  const pathBefore = `${FIGURES}?${queryOf(asked.before, asked.filters, { by: "all" })}`;
  useEffect(() => {
    let isLatest = true;
    setState((known) => ({ ...known, busy: true }));
    Promise.all([get(path, { patience: PATIENCE_MS }), get(pathBefore, { patience: PATIENCE_MS })]).then(
      ([answer, earlier]) => isLatest && setState({ answer, earlier: earlier.all, wrong: "", busy: false, of: asked }),
      (error) => isLatest && setState((known) => ({ ...known, wrong: saidOf(error), busy: false })),
    );
    return () => {
      isLatest = false;
    };
  }, [path, pathBefore, round]);
  return { ...state, again: useCallback(() => setRound((count) => count + 1), []) };
}

/** Saves a file that the server makes. */
export async function save(path, otherwise) {
  const answer = await fetch(path, { headers: { "Motcua-Screen": "manager" } });
  if (!answer.ok) throw Object.assign(new Error((await answer.json()).detail), { status: answer.status });
  const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? otherwise;
  const address = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
