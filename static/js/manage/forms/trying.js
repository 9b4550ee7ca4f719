// Try before it is saved: hear a call as the choices on the page would have it; and print a slip that is no ticket.

import { post, Refused } from "../../common/api.js";
import { boot } from "../../common/page.js";

const CHOICES = ["dialect", "words_per_minute", "repeat"];

function say(place, words) {
  place.textContent = words;
}

async function play(button, query) {
  const place = document.getElementById(button.dataset.said);
  const player = new Audio();
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`/api/v1/voice/sample?${query}`, { headers: { "Motcua-Screen": "manager", "Accept-Language": boot.language } });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    player.src = URL.createObjectURL(await answer.blob());
    player.addEventListener("ended", () => say(place, ""));
    say(place, button.dataset.plays);
    await player.play();
  } catch (error) {
    say(place, error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** `button` names in data-said where it is told what went wrong. */
export function listen(button) {
  button.addEventListener("click", () => {
    const asked = new FormData(button.closest("form"));
    play(button, new URLSearchParams(CHOICES.map((name) => [name, asked.get(`voice__${name}`) ?? ""])));
  });
}

/** The call as it would be heard now, to the counter chosen beside the button. */
export function hearCall(button) {
  const counter = document.querySelector("[data-heard-counter]");
  button.addEventListener("click", () => play(button, new URLSearchParams({ recorded: 1, counter: counter.value })));
}

export function testPrint(button) {
  const place = document.getElementById(button.dataset.said);
  button.addEventListener("click", async () => {
    try {
      const printer = await post("/api/v1/printer/test");
      say(place, `${button.dataset.sent} ${printer.message[boot.language] ?? printer.message.vi}`);
    } catch (error) {
      say(place, error instanceof Refused ? error.message : button.dataset.lost);
    }
  });
}
