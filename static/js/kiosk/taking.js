// Taking the ticket: asks until the office has answered, always with the same key.

import { useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { post, Refused } from "../shared/api.js";
import { answered, ask, current, forget } from "./intention.js";

const RETRY_MS = 1500;
const GIVE_UP_MS = 45_000;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function askUntilAnswered({ key, body }) {
  const started = Date.now();
  for (;;) {
    try {
      return await post("/api/v1/tickets", body, { key, patience: 6000 });
    } catch (error) {
      if (error instanceof Refused || Date.now() - started > GIVE_UP_MS) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** {busy, problem, take, dismiss}; `done` is called with the ticket. A tab that was reloaded in the middle goes on. */
export function useTaking(done) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const running = useRef(false);

  const finish = async (intention) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const ticket = await askUntilAnswered(intention);
      answered(ticket);
      done(ticket);
    } catch (error) {
      // The office has said no: the next try is a new wish. Unanswered for long: nobody stands here any more.
      forget();
      setProblem({ words: error instanceof Refused ? error.message : null });
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  useEffect(() => {
    const before = current();
    if (before?.ticket) done(before.ticket);
    else if (before?.body) finish(before);
  }, []);

  return { busy, problem, take: (body) => finish(ask(body)), dismiss: () => setProblem(null) };
}
