import { html } from "htm/preact/standalone";
import { Refused, request } from "../common/api.js";
import { t } from "../common/page.js";
import { Answer, Dialog } from "./dialog.js";

/** Leaves the counter. Unreachable: the clerk stays, for the server would still hold the seat. */
export function useSignOut(seat) {
  return async () => {
    try {
      await request("DELETE", "/api/v1/clerk-sessions/current");
      seat.leave();
    } catch (error) {
      if (error instanceof Refused) seat.leave();
      else seat.refresh();
    }
  };
}

export function SignOutDialog({ view, moves, signOut, close }) {
  const number = view.current?.number ?? "";
  return html`<${Dialog}
    title=${t("sign_out_title", { number })} hint=${t("sign_out_hint", { number })} close=${close} answer=${signOut}
    foot=${html`<${Answer} words=${t("sign_out")} moves=${moves} />`}
  />`;
}
