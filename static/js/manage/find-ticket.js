// A number as somebody says it ("a12", "12"): the ticket it leads to, or those it may mean.

import { html, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { saidOf, Wrong } from "./load.js";
import { address } from "./route.js";

export function FindTicket() {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState({ tickets: null, wrong: "" });
  const find = async (event) => {
    event.preventDefault();
    if (!typed.trim()) return;
    try {
      const { tickets } = await get(`/api/v1/desk/tickets?q=${encodeURIComponent(typed.trim())}`);
      setFound({ tickets, wrong: "" });
      if (tickets.length === 1) location.hash = address("now", { ticket: tickets[0].number });
    } catch (error) {
      setFound({ tickets: null, wrong: saidOf(error) });
    }
  };
  const several = found.tickets?.length > 1 ? found.tickets : [];
  return html`<form class="find-ticket" role="search" onSubmit=${find}>
    <label class="find-ticket__box"><span class="visually-hidden">${t("find_ticket")}</span>
      <input class="input" placeholder=${t("find_ticket")} autocomplete="off" maxlength="16" value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>
    <button class="button">${icon("search")}${t("find")}</button>
    <div class="find-ticket__found" role="status">
      ${found.tickets?.length === 0 && html`<span class="soft">${t("no_such_ticket")}</span>`}
      ${several.map((ticket) => html`<a key=${ticket.number} class="button" href=${address("now", { ticket: ticket.number })}><strong class="number">${ticket.number}</strong>${say(boot.procedures[ticket.procedure])}</a>`)}
    </div>
    <${Wrong} words=${found.wrong} />
  </form>`;
}
