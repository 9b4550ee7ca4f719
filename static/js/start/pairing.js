// A browser that is no screen yet: shows a code, waits for the manager's yes, and goes on by itself.

import { get, post, Refused } from "../common/api.js";
import { boot, t } from "../common/page.js";
import { now } from "../common/time.js";

const LOOK_MS = 1000;
const AGAIN_MS = 5000;
// Long enough to be seen by whoever watches the screen come in.
const YES_MS = 900;
const SOON_SECONDS = 60;

const box = document.getElementById("pairing");
const part = (name) => document.getElementById(`pairing-${name}`);
let isLooking = false;
let expires = null;
// Nobody answered the code before: somebody may still be looking for it.
let wasLate = false;

function say(words) {
  if (part("state").textContent !== words) part("state").textContent = words;
}

function later(work, ms) {
  isLooking = true;
  setTimeout(work, ms);
}

/** Seconds are for the eye alone: read aloud they would never end. */
function countDown() {
  const left = expires === null ? 0 : Math.max(0, Math.floor((expires - now()) / 1000));
  part("left").hidden = box.dataset.state !== "waiting" || left === 0;
  part("left").classList.toggle("pairing__left--soon", left <= SOON_SECONDS);
  part("left").textContent = t("left", { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` });
}

function show(asked) {
  if (asked.state === "expired") wasLate = true;
  box.dataset.state = asked.state;
  expires = Date.parse(asked.expires_at);
  part("code").textContent = asked.code;
  say(t(asked.state === "waiting" && wasLate ? "renewed" : asked.state));
  part("again").hidden = asked.state !== "refused";
  part("qr").hidden = asked.state !== "waiting" || !(asked.qr || part("qr").src);
  countDown();
  // Our own server's drawing, taken as a picture: nothing in it can run.
  if (asked.qr) part("qr").src = `data:image/svg+xml,${encodeURIComponent(asked.qr)}`;
}

function troubled(error) {
  say(error instanceof Refused ? error.message : t("unreachable"));
}

async function look() {
  try {
    const asked = await get(`/api/v1/pairings/${boot.role}`, { patience: 5000 });
    show(asked);
    if (asked.state === "expired") return ask();
    if (asked.address) return setTimeout(() => location.replace(asked.address), YES_MS);
    isLooking = asked.state === "waiting";
    return isLooking && later(look, LOOK_MS);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return ask();
    troubled(error);
    return later(look, error.wait ? error.wait * 1000 : AGAIN_MS);
  }
}

async function ask() {
  try {
    show(await post("/api/v1/pairings", { role: boot.role }));
    later(look, LOOK_MS);
  } catch (error) {
    troubled(error);
    later(ask, error.wait ? error.wait * 1000 : AGAIN_MS);
  }
}

part("again").addEventListener("click", () => !isLooking && ask());
setInterval(countDown, 1000);
// A browser that asked before goes on with that; a refused one asks anew only when somebody presses.
ask();
