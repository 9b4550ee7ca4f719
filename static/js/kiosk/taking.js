// Taking the ticket: asks until the office has answered, always with the same key.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { post, Refused } from "../common/api.js";
import { answered, ask, current, forget, unanswered } from "./intention.js";

const RETRY_MS = 1500;
const GIVE_UP_MS = 45_000;
const FAULTS_MS = 6_000;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The office said no: there is no ticket. A server's fault says nothing: the ticket may stand. */
const saidNo = (error) => error instanceof Refused && error.status < 500;

async function askUntilAnswered({ key, body }) {
  const started = Date.now();
  for (;;) {
    try {
      return await post("/api/v1/tickets", body, { key, patience: 6000 });
    } catch (error) {
      const patience = error instanceof Refused ? FAULTS_MS : GIVE_UP_MS;
      if (saidNo(error) || Date.now() - started > patience) throw error;
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
      // After a no the next try is a new wish. Unanswered, it stays this one: a ticket that stands already is shown then.
      if (saidNo(error)) forget();
      else unanswered();
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
