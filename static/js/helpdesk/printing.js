// A slip on paper, by the office's printer or this browser's, and what became of it.

import { useState } from "htm/preact/standalone";
import { get, post } from "../common/api.js";
import { t } from "../common/page.js";
import { printHere } from "../common/paper.js";

const EVERY_MS = 700;
const MOST_LOOKS = 15;
const TONES = { printed: "done", browser: "done" };

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function outcome(path) {
  let answer = await post(path, {});
  for (let looks = 0; answer.result === "waiting" && looks < MOST_LOOKS; looks += 1) {
    await pause(EVERY_MS);
    answer = await get(path, { patience: 4000 });
  }
  return answer.result;
}

/** {message, busy, print(token)} */
export function usePrinting() {
  const [state, setState] = useState({ message: null, busy: false });
  const print = async (token) => {
    setState({ message: { tone: "now", words: t("slip_waiting") }, busy: true });
    try {
      const result = await outcome(`/api/v1/kiosk/tickets/${encodeURIComponent(token)}/print`);
      if (result === "browser") printHere(token);
      setState({ message: { tone: TONES[result] ?? "stop", words: t(`slip_${TONES[result] || result === "none" ? result : "failed"}`) }, busy: false });
    } catch (error) {
      setState({ message: { tone: "stop", words: error.status ? error.message : t("slip_failed") }, busy: false });
    }
  };
  return { ...state, print };
}
