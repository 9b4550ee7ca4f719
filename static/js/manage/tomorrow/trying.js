// What is tried and what it comes to: each change goes into the address and is rehearsed at once.

import { useCallback, useEffect, useRef, useState } from "htm/preact/standalone";
import { post } from "../../common/api.js";
import { boot, t } from "../../common/page.js";
import { addressOf, applied, editsOf, nothing, readAddress } from "./address.js";

const CALM_MS = 200;
const PATIENCE_MS = 20_000;

/** "new3", a counter that the office does not have yet: what would one more do? */
export const newCounter = (id, sessions) => {
  const number = id.slice(3);
  return { id, name: { vi: t("new_counter", { number }), en: t("new_counter", { number }) }, fields: [boot.fields[0].id], open: Array(sessions).fill(true) };
};

// Nothing here asks again by itself.
const saidOf = (error) => (error.status ? error.message : t("rehearsal_unreachable"));

const sent = (plan) => ({
  sessions: plan.sessions.map(({ opens, closes }) => ({ opens, closes })),
  counters: plan.counters.map(({ id, fields, open }) => ({ id, fields, open })),
  priority: plan.priority,
  ordinary: plan.ordinary,
});

const ask = (tried, more) => post("/api/v1/manage/rehearsals", { ...(tried.day && { day: tried.day }), ...(tried.demand && { demand: tried.demand }), ...more }, { patience: PATIENCE_MS });

async function rehearse(tried, base, least) {
  const present = base ?? (await ask(tried, {})).present.plan;
  return ask(tried, { ...(nothing(tried.edits) ? {} : { plan: sent(applied(present, tried.edits, newCounter)) }), least });
}

/** {tried, answer, plan, wrong, busy, change(plan), choose({day, demand}), reset(), searchLeast(), depth} */
export function useTrying() {
  const [tried, follow] = useState(readAddress);
  const [state, setState] = useState({ answer: null, wrong: "", busy: true, searching: false, least: null });
  const latest = useRef(0);
  const base = state.answer?.present.plan;
  const baseFor = state.answer && tried.day === (state.asked ?? "") ? base : null;

  const run = useCallback(async (what, known, least = false) => {
    const mine = ++latest.current;
    setState((before) => ({ ...before, busy: true, searching: least }));
    try {
      const answer = await rehearse(what, known, least);
      if (mine === latest.current) setState({ answer, asked: what.day, wrong: "", busy: false, searching: false, least: answer.least });
    } catch (error) {
      if (mine === latest.current) setState((before) => ({ ...before, wrong: saidOf(error), busy: false, searching: false, least: null }));
    }
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => run(tried, baseFor), state.answer ? CALM_MS : 0);
    return () => clearTimeout(timer);
  }, [tried]);
  useEffect(() => {
    const back = () => follow(readAddress());
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);

  const go = (next) => {
    latest.current += 1; // an answer to what was tried before is no longer wanted
    history.pushState({ depth: (history.state?.depth ?? 0) + 1 }, "", addressOf(next));
    setState((before) => ({ ...before, least: null, busy: true, searching: false }));
    follow(next);
  };
  return {
    ...state,
    tried,
    plan: base && applied(base, tried.edits, newCounter),
    depth: history.state?.depth ?? 0,
    change: (plan) => go({ ...tried, edits: editsOf(base, plan) }),
    choose: (changes) => go({ ...tried, ...changes }),
    reset: () => go({ ...tried, edits: { hours: "", ratio: "", counters: {} } }),
    searchLeast: () => run(tried, baseFor, true),
    again: () => run(tried, baseFor),
  };
}
