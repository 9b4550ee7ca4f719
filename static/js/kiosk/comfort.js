// What makes the screen easier for this one citizen: larger letters, everything lower, the language. Undone for the next.

import { useEffect, useState } from "htm/preact/standalone";
import { boot, language, learnLanguage, speakLanguage } from "../common/page.js";

const PLACE = "motcua.kiosk.comfort";
const LARGEST = 3;
const plain = () => ({ text: 1, lowered: false, language: boot.languages?.[0] ?? "vi" });

function remembered() {
  try {
    return { ...plain(), language: language(), ...JSON.parse(sessionStorage.getItem(PLACE)) };
  } catch {
    return { ...plain(), language: language() };
  }
}

export function useComfort() {
  const [comfort, setComfort] = useState(() => ({ ...remembered(), language: language() }));

  const change = async (next) => {
    if (next.language !== language()) await speakLanguage(next.language);
    sessionStorage.setItem(PLACE, JSON.stringify(next));
    setComfort(next);
  };

  useEffect(() => {
    document.documentElement.dataset.text = comfort.text;
    document.documentElement.dataset.lowered = comfort.lowered;
  }, [comfort]);

  useEffect(() => {
    const before = remembered();
    if (before.language !== language()) change(before).catch(() => {});
    // Learnt ahead, so that the language changes at once, and even when the line is down.
    for (const code of boot.languages ?? []) learnLanguage(code).catch(() => {});
  }, []);

  const others = (boot.languages ?? []).filter((code) => code !== comfort.language);
  return {
    ...comfort,
    nextLanguage: others[0],
    swapLanguage: () => change({ ...comfort, language: others[0] }).catch(() => {}),
    enlarge: () => change({ ...comfort, text: (comfort.text % LARGEST) + 1 }),
    lower: () => change({ ...comfort, lowered: !comfort.lowered }),
    reset: () => change(plain()).catch(() => {}),
  };
}
