// The client that every page of ours uses, on its own: says what it hears as one JSON line an event.
// node browser_client.mjs URL '{"token": "…"}'

import { io } from "socket.io-client";

const [url, auth] = process.argv.slice(2);
const say = (event, view = null) => console.log(JSON.stringify({ event, view, at: Date.now() }));
const socket = io(url, { auth: JSON.parse(auth), reconnectionDelay: 100, reconnectionDelayMax: 500 });

socket.on("connect", () => say("connect"));
socket.on("connect_error", (error) => say("connect_error", { message: error.message, tries_again: socket.active }));
socket.on("disconnect", (reason) => say("disconnect", { reason }));
socket.onAny((event, view) => say(event, view));
// Ends with whoever started it.
process.stdin.on("end", () => process.exit(0)).resume();
