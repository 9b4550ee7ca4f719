// The present, live: every change that the lobby hears of is a reason to ask again, and the clock is one every ten seconds.

import { useEffect, useState } from "htm/preact/standalone";
import { get, Refused } from "../common/api.js";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { setClock } from "../common/time.js";

const EVERY_MS = 10_000;
// A busy room changes several times a second; the eye needs fewer.
const AT_MOST_EVERY_MS = 700;

async function canWrite() {
  const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(5000) });
  return answer.ok;
}

/** {now, printer, lost: null | Date, writable, refused: "" | sentence}; `now` is the last known state also while the line is down. */
export function useFeed() {
  const [feed, setFeed] = useState({ now: null, printer: null, lost: null, writable: true, refused: "" });
  useEffect(() => {
    let timer = null;
    let asked = 0;
    let stopped = false;
    const change = (changes) => !stopped && setFeed((before) => ({ ...before, ...changes }));
    const ask = async () => {
      clearTimeout(timer);
      timer = setTimeout(ask, EVERY_MS);
      asked = Date.now();
      try {
        const now = await get("/api/v1/manage/now", { patience: 5000 });
        setClock(now.now);
        change({ now, lost: null, refused: "" });
        follow(now.edition, () => change({ now: { ...now } }));
        change({ writable: await canWrite(), printer: await get("/api/v1/printer") });
      } catch (error) {
        if (error instanceof Refused) change({ refused: error.message, lost: null });
        else setFeed((before) => ({ ...before, lost: before.lost ?? new Date() }));
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, Math.max(0, asked + AT_MOST_EVERY_MS - Date.now()));
    };
    const socket = connectLive({ auth: () => ({ screen: "manager" }), event: "board", show: soon, link: soon });
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
      socket.close();
    };
  }, []);
  return feed;
}
