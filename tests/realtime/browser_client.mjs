// The clients that every page of ours uses, on their own: each says what it hears as one JSON line an event.
// A line on stdin {"client", "url", "auth"} opens one, {"client"} closes it.

import { createInterface } from "node:readline";

import { io } from "socket.io-client";

const sockets = new Map();

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { client, url, auth } = JSON.parse(line);
    if (url) sockets.set(client, opened(client, url, auth));
    else sockets.get(client).disconnect();
  })
  // Ends with whoever started it.
  .on("close", () => process.exit(0));

function opened(client, url, auth) {
  const say = (event, view = null) => console.log(JSON.stringify({ client, event, view, at: Date.now() }));
  // Each with a line of its own, as each page has.
  const socket = io(url, { auth, forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 500 });
  socket.on("connect", () => say("connect"));
  socket.on("connect_error", (error) => say("connect_error", { message: error.message, tries_again: socket.active }));
  socket.on("disconnect", (reason) => say("disconnect", { reason }));
  socket.onAny((event, view) => say(event, view));
  return socket;
}
