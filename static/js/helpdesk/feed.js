// The room as the desk sees it: asked anew at every change that the lobby hears of, after one's own moves, and by the clock.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { get, Refused } from "../common/api.js";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { t } from "../common/page.js";
import { setClock } from "../common/time.js";

const EVERY_MS = 10_000;
const ASK_AGAIN_MS = 2000;
// A busy room changes several times a second; the eye needs fewer.
const AT_MOST_EVERY_MS = 700;

/** {phase: "loading|in|out", view, reason, lost: null | Date, revision, refresh, enter, leave} */
export function useFeed() {
  const [feed, setFeed] = useState({ phase: "loading", view: null, reason: "", lost: null });
  const timer = useRef(null);
  const asked = useRef(0);
  const wasIn = useRef(false);
  const line = useRef(null);

  const ask = async () => {
    clearTimeout(timer.current);
    asked.current = Date.now();
    let wait = EVERY_MS;
    try {
      const view = await get("/api/v1/desk", { patience: 5000 });
      setClock(view.now);
      wasIn.current = true;
      setFeed({ phase: "in", view, reason: "", lost: null });
      follow(view.edition, () => setFeed((before) => ({ ...before })));
    } catch (error) {
      wait = ASK_AGAIN_MS;
      if (!(error instanceof Refused)) setFeed((before) => ({ ...before, lost: before.lost ?? new Date() }));
      // 401: not even this browser is known any more; the page itself says what to do then.
      else if (error.status === 401) location.reload();
      else if (error.status === 403) return setFeed({ phase: "out", view: null, reason: wasIn.current ? t("signed_out") : "", lost: null });
    }
    timer.current = setTimeout(ask, wait);
    return undefined;
  };
  const soon = () => {
    if (!wasIn.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(ask, Math.max(0, asked.current + AT_MOST_EVERY_MS - Date.now()));
  };
  useEffect(() => {
    ask();
    return () => clearTimeout(timer.current);
  }, []);
  const isIn = feed.phase === "in";
  useEffect(() => {
    if (!isIn) return undefined;
    line.current = connectLive({ auth: () => ({ screen: "desk" }), event: "board", show: soon, link: soon });
    return () => line.current.close();
  }, [isIn]);
  const leave = () => {
    wasIn.current = false;
    setFeed({ phase: "out", view: null, reason: "", lost: null });
  };
  return { ...feed, refresh: ask, enter: ask, leave };
}
