// Which of the two pages stands, sign-in or desk, and in which language.

import { html, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { boot, language, speakLanguage, t } from "../common/page.js";
import { SignIn } from "../counter/sign-in.js";
import { Desk } from "./desk.js";
import { useFeed } from "./feed.js";

const YEAR_SECONDS = 31_536_000;

function useLanguage() {
  const [spoken, setSpoken] = useState(language());
  const other = (boot.languages ?? []).find((code) => code !== spoken);
  const swap = async () => {
    await speakLanguage(other);
    document.cookie = `motcua_lang=${other}; path=/desk; max-age=${YEAR_SECONDS}; samesite=lax`;
    setSpoken(other);
  };
  return { other, swap: () => swap().catch(() => {}) };
}

export function App() {
  const tongue = useLanguage();
  const feed = useFeed();
  if (feed.phase === "loading") {
    return html`<main class="loading" aria-busy="true"><p class="loading__words" role="status">${feed.lost ? t("reaching") : t("loading")}</p></main>`;
  }
  if (feed.phase === "out") return html`<${SignIn} reason=${feed.reason} tongue=${tongue} entered=${feed.enter} />`;
  return html`<${Desk} feed=${feed} tongue=${tongue} />`;
}
