// Which of the two pages stands, sign-in or station, and in which language.

import { html, useEffect } from "htm/preact/standalone";
import { tellShows } from "../common/device.js";
import { language, t } from "../common/page.js";
import { useTongue } from "../common/tongue.js";
import { SignIn } from "./sign-in.js";
import { Station } from "./station.js";
import { useSeat } from "./seat.js";

function standing({ phase, view }) {
  if (phase !== "in") return phase === "out" ? "sign_in" : "loading";
  return view.current?.state ?? (view.state === "paused" ? "paused" : "free");
}

export function App() {
  const seat = useSeat();
  const tongue = useTongue("/counter");
  const stands = standing(seat);
  useEffect(() => tellShows(stands), [stands, language()]);
  if (seat.phase === "loading") {
    return html`<main class="loading" aria-busy="true">
      <p class="loading__words" role="status">${seat.reaching ? t("reaching") : t("loading")}</p>
    </main>`;
  }
  if (seat.phase === "out") return html`<${SignIn} reason=${seat.reason} tongue=${tongue} entered=${seat.enter} />`;
  return html`<${Station} seat=${seat} tongue=${tongue} />`;
}
