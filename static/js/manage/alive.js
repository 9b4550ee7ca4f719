// A manager's session ends when nobody touches the page for long; and the way out.

import { post, request } from "../common/api.js";
import { boot } from "../common/page.js";

const TELL_EVERY_MS = 60_000;

let told = Date.now();

function touched() {
  if (Date.now() - told < TELL_EVERY_MS) return;
  told = Date.now();
  // Whoever was signed out by then is shown the door by the answer.
  post("/api/v1/manager-sessions/current/alive", {}).catch(() => {});
}

/** The page asks by itself every few seconds: only hands on it are a sign of life. */
export function tellLife() {
  if (!boot.account) return undefined;
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touched, { passive: true });
  return () => {
    for (const kind of ["pointerdown", "keydown"]) document.removeEventListener(kind, touched);
  };
}

export async function leave() {
  await request("DELETE", "/api/v1/manager-sessions/current").catch(() => {});
  location.assign("/manage/sign-in");
}
