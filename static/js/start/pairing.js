// A browser that is no screen yet: shows a code, waits for the manager's yes, and goes on by itself.

import { get, post, Refused } from "../common/api.js";
import { boot, t } from "../common/page.js";

const LOOK_MS = 1000;
const AGAIN_MS = 5000;

const part = (name) => document.getElementById(`pairing-${name}`);
const clock = (iso) => iso.slice(11, 16);
let isLooking = false;

function say(words) {
  if (part("state").textContent !== words) part("state").textContent = words;
}

function later(work, ms) {
  isLooking = true;
  setTimeout(work, ms);
}

function show(asked) {
  part("code").textContent = asked.code;
  say(t(asked.state, { time: clock(asked.expires_at) }));
  part("again").hidden = asked.state !== "refused";
  document.getElementById("pairing").classList.toggle("pairing--refused", asked.state === "refused");
  if (!asked.qr) return;
  // Our own server's drawing, taken as a picture: nothing in it can run.
  part("qr").src = `data:image/svg+xml,${encodeURIComponent(asked.qr)}`;
  part("qr").hidden = false;
}

function troubled(error) {
  say(error instanceof Refused ? error.message : t("unreachable"));
}

async function look() {
  try {
    const asked = await get(`/api/v1/pairings/${boot.role}`, { patience: 5000 });
    if (asked.state === "expired") return ask();
    show(asked);
    if (asked.address) return location.replace(asked.address);
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
// A browser that asked before goes on with that; a refused one asks anew only when somebody presses.
ask();
