// Which of the two pages stands, sign-in or desk, and in which language.

import { html, useEffect } from "htm/preact/standalone";
import { tellShows } from "../common/device.js";
import { language, t } from "../common/page.js";
import { useTongue } from "../common/tongue.js";
import { SignIn } from "../counter/sign-in.js";
import { Desk } from "./desk.js";
import { useFeed } from "./feed.js";

export function App() {
  const tongue = useTongue("/desk");
  const feed = useFeed();
  const stands = { in: "desk", out: "sign_in" }[feed.phase] ?? "loading";
  useEffect(() => tellShows(stands), [stands, language()]);
  if (feed.phase === "loading") {
    return html`<main class="loading" aria-busy="true"><p class="loading__words" role="status">${feed.lost ? t("reaching") : t("loading")}</p></main>`;
  }
  if (feed.phase === "out") return html`<${SignIn} reason=${feed.reason} tongue=${tongue} entered=${feed.enter} />`;
  return html`<${Desk} feed=${feed} tongue=${tongue} />`;
}
