// One move at a time: the button answers at once, a lost answer is asked for again with the same key.

import { useState } from "/static/vendor/htm-preact-standalone.module.js";
import { Unreachable, newKey, post } from "../shared/api.js";
import { t } from "../shared/page.js";

const TRIES = 3;

export function useMoves({ signedOut }) {
  const [busy, setBusy] = useState("");
  const [sentence, setSentence] = useState("");
  const [undoUntil, setUndoUntil] = useState(0);
  const move = async (name, body, { undoable = 0 } = {}) => {
    if (busy) return null;
    setBusy(name);
    setSentence("");
    const key = newKey();
    try {
      const answer = await trying(() => post(`/api/v1/counter/${name}`, body ?? {}, { key }));
      if (undoable) setUndoUntil(Date.now() + undoable * 1000);
      if (name === "undo") setUndoUntil(0);
      return answer;
    } catch (error) {
      if (error.status === 401) signedOut();
      setSentence(error instanceof Unreachable ? t("unreachable") : error.message);
      return null;
    } finally {
      setBusy("");
    }
  };
  return { busy, sentence, undoUntil, move };
}

async function trying(send) {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Unreachable) || left === 1) throw error;
    }
  }
}
