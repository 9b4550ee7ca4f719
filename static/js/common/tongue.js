// The other language by one button, for a screen that stays open.

import { useState } from "htm/preact/standalone";
import { boot, language, speakLanguage } from "./page.js";

const YEAR_SECONDS = 31_536_000;

/** Swaps the words in place; a reload of the page at `path` keeps them, and no other screen of the browser is touched. */
export function useTongue(path) {
  const [spoken, setSpoken] = useState(language());
  const other = (boot.languages ?? []).find((code) => code !== spoken);
  const swap = async () => {
    await speakLanguage(other);
    document.cookie = `motcua_lang=${other}; path=${path}; max-age=${YEAR_SECONDS}; samesite=lax`;
    setSpoken(other);
  };
  return { other, swap: () => swap().catch(() => {}) };
}
