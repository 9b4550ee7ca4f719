// The page's mood: its colour, its title and its small picture all say the same from afar.

import { say, t } from "../common/page.js";
import { aheadWords } from "../common/words.js";

export const NEAR = 2;
const OVER = ["done", "no_show", "cancelled", "expired"];
const GROUND = { near: "--now", called: "--done" };

/** "waiting", "near", "called", "serving", "parked", or "over" */
export function moodOf(ticket) {
  if (OVER.includes(ticket.state)) return "over";
  if (ticket.state !== "waiting") return ticket.state;
  // Nobody is near a counter that is not open.
  return ticket.wait_minutes && ticket.ahead !== null && ticket.ahead <= NEAR ? "near" : "waiting";
}

function titleOf(ticket, mood) {
  if (mood === "called") return `🔔 ${t("go_to", { counter: say(ticket.counter && ticket.counter.name) })} · ${ticket.number}`;
  if (ticket.state === "waiting") return `${ticket.number} · ${aheadWords(ticket.ahead || 0)}`;
  return `${ticket.number} · ${t(`state_${ticket.state}`)}`;
}

export function wear(ticket, mood) {
  const root = document.documentElement;
  root.dataset.mood = mood;
  document.title = titleOf(ticket, mood);
  document.querySelector('link[rel="icon"]').href = `/static/icons/phone-${GROUND[mood] ? mood : "waiting"}.svg`;
  const bar = document.querySelector('meta[name="theme-color"]');
  if (bar) bar.content = getComputedStyle(root).getPropertyValue(GROUND[mood] || "--paper").trim();
}
