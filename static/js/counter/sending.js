// One move at a time. A lost answer is asked for again with the same key, so that nothing is done twice.

import { useRef, useState } from "htm/preact/standalone";
import { newKey, post, Refused } from "../common/api.js";
import { t } from "../common/page.js";
import { shortDay } from "../common/time.js";

const SAY_SENDING_MS = 150;
const SAY_SLOW_MS = 2500;
const RETRY_MS = 1000;
const GIVE_UP_MS = 60_000;
const WITHOUT_TICKET = new Set(["pause", "open", "announce-break", "cancel-break"]);
// What is worth a sentence; the rest is seen on the page.
const DONE = {
  finish: "did_finish", "finish-on": "did_finish_on", "no-show": "did_no_show", transfer: "did_transfer", park: "did_park",
  reinstate: "did_reinstate", recall: "did_recall", undo: "did_undo", "next-procedure": "did_next_procedure", priority: "did_priority",
  redirect: "did_redirect", cancel: "did_cancel",
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function askUntilAnswered(path, body, key) {
  const started = Date.now();
  for (;;) {
    try {
      return await post(path, body ?? {}, { key, patience: 5000 });
    } catch (error) {
      if (error instanceof Refused || Date.now() - started > GIVE_UP_MS) throw error;
      await pause(RETRY_MS);
    }
  }
}

/**
 * {sending: {name, late} | null, message: {tone, words} | null, sent: how many so far,
 *  send(name, body) → the answer or true, false if not done, …}
 * `base`: the address before the move's name.
 */
export function useSending(seat, base = "/api/v1/counter") {
  const [sending, setSending] = useState(null);
  const [message, setMessage] = useState(null);
  const running = useRef(false);
  // How many moves have been sent: a dialog tells those by which it is not concerned.
  const sent = useRef(0);

  const answered = (name, answer) => {
    if (WITHOUT_TICKET.has(name)) return seat.show(answer);
    if (answer === null) {
      setMessage({ tone: "now", words: t("nobody_next") });
      return seat.refresh();
    }
    const said = DONE[name === "finish" && answer.state === "waiting" ? "finish-on" : name];
    const promised = said === "did_finish" && answer.return_dates.at(-1);
    const words = promised ? t("did_finish_promised", { number: answer.number, day: shortDay(promised.on) }) : said && t(said, { number: answer.number });
    if (words) setMessage({ tone: "done", words });
    // Only the snapshot knows what may be done next: the button stays pressed until it is there.
    return seat.refresh();
  };
  const failed = (name, error) => {
    if (!(error instanceof Refused)) setMessage({ tone: "stop", words: t("gave_up") });
    else if (error.status === 401 || error.status === 403) return seat.refresh();
    else setMessage({ tone: "stop", words: error.message });
    // The office said no to something that looked possible here: look again.
    return seat.refresh();
  };
  const send = async (name, body) => {
    if (running.current) return false;
    running.current = true;
    sent.current += 1;
    setSending({ name, late: false });
    setMessage(null);
    const timers = [
      setTimeout(() => setSending({ name, late: true }), SAY_SENDING_MS),
      setTimeout(() => setMessage({ tone: "now", words: t("slow") }), SAY_SLOW_MS),
    ];
    try {
      const answer = await askUntilAnswered(`${base}/${name}`, body, newKey());
      setMessage(null);
      await answered(name, answer);
      return answer ?? true;
    } catch (error) {
      failed(name, error);
      return false;
    } finally {
      timers.forEach(clearTimeout);
      running.current = false;
      setSending(null);
    }
  };
  return { sending, message, sent: sent.current, send, say: (tone, words) => setMessage({ tone, words }), hush: () => setMessage(null) };
}
