// The ticket as it stands: over the live line, by asking when that is down, and at once when the phone wakes up.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { boot } from "../common/page.js";
import { quiet, ring } from "./bell.js";

const ASK_AGAIN_MS = 8_000;
const FOLLOW_WITHIN_MS = 4_000;
export const address = `/api/v1/tickets/${boot.ticket.token}`;

/** A recall rings as well: the first call was not heard. */
const callOf = (ticket) => (ticket.state === "called" ? `${ticket.called_at} ${ticket.recalls}` : "");

export function useTicket() {
  const [ticket, setTicket] = useState(boot.ticket);
  const [link, setLink] = useState({ online: true });
  const heard = useRef(callOf(boot.ticket));

  const show = (next) => {
    const call = callOf(next);
    if (call && call !== heard.current) ring();
    if (!call) quiet();
    heard.current = call;
    setTicket(next);
    follow(next.edition, () => setTicket((now) => ({ ...now })), FOLLOW_WITHIN_MS);
  };
  useEffect(() => {
    const socket = connectLive({ auth: () => ({ ticket: boot.ticket.token }), event: "ticket", show, link: setLink });
    const ask = () => {
      if (!socket.connected && !document.hidden) get(address, { patience: 6000 }).then(show, () => {});
    };
    const timer = setInterval(ask, ASK_AGAIN_MS);
    const wake = () => !document.hidden && get(address, { patience: 6000 }).then(show, () => {});
    document.addEventListener("visibilitychange", wake);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", wake);
      socket.close();
    };
  }, []);
  return { ticket, link, show };
}
