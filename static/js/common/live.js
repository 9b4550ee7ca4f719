// One live line to the server: whole snapshots, older ones dropped, and the state of the line for all to see.

import { io } from "socket.io-client";
import { now } from "./time.js";

const ASLEEP_MS = 10_000;

/**
 * connectLive({auth, event, show, link}):
 *   auth    () → what to send at each connect, e.g. {token, last_seq}; asked again at every reconnect
 *   event   the snapshot's name: "board", "counter" or "ticket"
 *   show    (snapshot) for each one that is not older than the last
 *   link    ({online, since, refused}) whenever the line's state changes; `since` is the office's time as a Date, `refused` a sentence
 */
export function connectLive({ auth, event, show, link = () => {} }) {
  let revision = -Infinity;
  let online = null;
  const socket = io({
    auth: (send) => send(auth()),
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
    randomizationFactor: 0.5,
    timeout: 5000,
  });
  const tell = (state, refused = "") => {
    if (online === state && !refused) return;
    online = state;
    link({ online: state, since: now(), refused });
  };
  socket.on("connect", () => {
    // A restored backup may count from a lower revision: after a reconnect the server's word is taken anew.
    revision = -Infinity;
    tell(true);
  });
  socket.on("disconnect", (reason) => {
    // Hung up by the page itself, to get a new line: no outage yet.
    if (reason !== "io client disconnect") tell(false);
    // The library does not come back by itself when the server hung up (it does when the line broke).
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000);
  });
  socket.on("connect_error", (error) => {
    // The library gives up by itself only when the server answered "no" (no network error): say so, and ask again later.
    tell(false, socket.active ? "" : error.message);
    if (!socket.active) setTimeout(() => socket.connect(), 5000);
  });
  socket.on(event, (snapshot) => {
    if (snapshot.revision !== undefined) {
      if (snapshot.revision < revision) return;
      revision = snapshot.revision;
    }
    show(snapshot);
  });
  // A sleeping phone wakes with a dead line that the library notices only later: a new one, at once.
  let hiddenAt = 0;
  const again = () => socket.disconnect().connect();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") hiddenAt = Date.now();
    else if (!socket.connected || Date.now() - hiddenAt > ASLEEP_MS) again();
  });
  // Back through the browser's history: the page was frozen with its line cut.
  window.addEventListener("pageshow", (event) => event.persisted && again());
  // Not `connect` alone: between two tries of its own the library takes no notice of it.
  window.addEventListener("online", () => socket.connected || again());
  // The cable is out: a new line tells at once, where the old one would be missed only after a while. A server on this very
  // machine still answers, and nobody hears of it.
  window.addEventListener("offline", again);
  return socket;
}
