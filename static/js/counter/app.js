// Which of the two pages stands, sign-in or station, and in which language.

import { html, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot, language, speakLanguage, t } from "../common/page.js";
import { SignIn } from "./sign-in.js";
import { Station } from "./station.js";
import { useSeat } from "./seat.js";

const YEAR_SECONDS = 31_536_000;

/** Swaps the words in place; a reload of this page keeps them, and no other screen of the browser is touched. */
function useLanguage() {
  const [spoken, setSpoken] = useState(language());
  const other = (boot.languages ?? []).find((code) => code !== spoken);
  const swap = async () => {
    await speakLanguage(other);
    document.cookie = `motcua_lang=${other}; path=/counter; max-age=${YEAR_SECONDS}; samesite=lax`;
    setSpoken(other);
  };
  return { other, swap: () => swap().catch(() => {}) };
}

export function App() {
  const seat = useSeat();
  const tongue = useLanguage();
  if (seat.phase === "loading") {
    return html`<main class="loading" aria-busy="true">
      <p class="loading__words" role="status">${seat.reaching ? t("reaching") : t("loading")}</p>
    </main>`;
  }
  if (seat.phase === "out") return html`<${SignIn} reason=${seat.reason} tongue=${tongue} entered=${seat.enter} />`;
  return html`<${Station} seat=${seat} tongue=${tongue} />`;
}
