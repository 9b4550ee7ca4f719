// The clerk's seat at this counter: signed in or out, and the newest snapshot, over the live line or by asking.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { get, Refused } from "../common/api.js";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { t } from "../common/page.js";
import { now, setClock } from "../common/time.js";

const ASK_AGAIN_MS = 2000;
// Less is the age of a shared snapshot, and would make the running clocks stumble.
const CLOCK_DRIFT_MS = 2500;

export function useSeat() {
  const [phase, setPhase] = useState("loading");
  const [view, setView] = useState(null);
  const [reason, setReason] = useState("");
  const [reaching, setReaching] = useState(false);
  const [link, setLink] = useState({ online: true });
  const revision = useRef(-Infinity);
  const line = useRef(null);
  const seated = useRef(false);

  const show = (snapshot) => {
    if (!seated.current || snapshot.revision < revision.current) return;
    revision.current = snapshot.revision;
    if (Math.abs(Date.parse(snapshot.now) - now()) > CLOCK_DRIFT_MS) setClock(snapshot.now);
    setView(snapshot);
    setPhase("in");
    follow(snapshot.edition, () => setView((now) => now && { ...now }));
  };
  const leave = (sentence = "") => {
    seated.current = false;
    setView(null);
    setReason(sentence);
    setPhase("out");
  };
  /** Asks the server how things stand; also finds out that somebody else has taken the seat. */
  const refresh = async () => {
    try {
      const snapshot = await get("/api/v1/counter", { patience: 5000 });
      setReaching(false);
      show(snapshot);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) setReaching(true);
      // 401: not even the tablet is known any more; the page itself says what to do then.
      else if (error.status === 401) location.reload();
      else if (error.status === 403 && seated.current) leave(view || line.current ? t("signed_out") : "");
      return false;
    }
  };
  const onLink = (state) => {
    setLink(state);
    // A restored backup may count from a lower revision: after an outage the server's word is taken anew.
    if (state.online) revision.current = -Infinity;
    if (seated.current) refresh();
  };
  const enter = async () => {
    seated.current = true;
    revision.current = -Infinity;
    const found = await refresh();
    if (!found && seated.current) setPhase("loading");
    if (line.current) line.current.disconnect().connect();
    else if (found) line.current = connectLive({ auth: () => ({ screen: "counter" }), event: "counter", show, link: onLink });
  };

  useEffect(() => {
    if (phase === "loading") enter();
  }, []);
  // While the live line is down, or before the first answer, asking does its work.
  const asks = phase === "loading" || (phase === "in" && !link.online);
  useEffect(() => {
    if (!asks) return undefined;
    const timer = setInterval(line.current ? refresh : enter, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [asks]);

  return { phase, view, reason, reaching, link, show, leave, refresh, enter };
}
