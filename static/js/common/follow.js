// Settings change while a screen is open: the facts on its page are fetched anew, and it is drawn with the new words.

import { boot, takeFacts } from "./page.js";

let asking = false;
const lookers = new Set();

/** Runs `look` when the office has another edition than this page's facts: for what else asks only now and then. Gives its end. */
export function whenChanged(look) {
  lookers.add(look);
  return () => lookers.delete(look);
}

/** The machine's own line, which every page has, has heard of an edition. */
export function heardOf(edition) {
  if (edition !== undefined && edition !== boot.edition) lookers.forEach((look) => look(edition));
}

/**
 * Call with the edition of every snapshot; `redraw` runs once this page's facts are of another one.
 * within: spread the asking over so many milliseconds; a thousand phones must not ask at the same moment.
 */
export async function follow(edition, redraw, within = 0) {
  if (asking || edition === undefined || edition === boot.edition) return;
  asking = true;
  try {
    if (within) await new Promise((done) => setTimeout(done, Math.random() * within));
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (takeFacts(page)) redraw();
    else location.reload();
  } catch {
    // The line is down: the next snapshot asks again.
  } finally {
    asking = false;
  }
}
