// What this clerk can still take back here. Kept for the tab, so that a reload does not lose the way back.

import { useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot } from "../shared/page.js";

const PLACE = "motcua-counter-moves";
const UNDOABLE = new Set(["call-next", "call", "start", "finish", "no-show", "transfer", "park", "resume", "reinstate", "next-procedure", "priority"]);
const MOST = 20;

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE)) ?? [];
  } catch {
    return [];
  }
}

/** Seconds for which a move can still be taken back. */
export const secondsLeft = (move) => Math.ceil(boot.queue.undo_seconds - (Date.now() - move.at) / 1000);

export function useHistory(view) {
  const [moves, setMoves] = useState(remembered);
  const keep = (next) => {
    sessionStorage.setItem(PLACE, JSON.stringify(next));
    setMoves(next);
  };
  const clerk = view?.clerk?.id;
  const mine = moves.filter((move) => move.clerk === clerk && secondsLeft(move) > 0);
  return {
    last: mine.at(-1) ?? null,
    note: (name, number) => {
      if (name === "undo") keep(mine.slice(0, -1));
      else if (UNDOABLE.has(name)) keep([...mine, { name, number, clerk, at: Date.now() }].slice(-MOST));
    },
    forget: () => keep([]),
  };
}
