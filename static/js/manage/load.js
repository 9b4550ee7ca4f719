// A list that is asked for: its skeleton, its error with "again", and asking anew.

import { html, useCallback, useEffect, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";

export const saidOf = (error) => (error.status ? error.message : t("unreachable"));

/** [answer or null, error sentence, ask again]; an older answer never replaces a newer one. */
export function useLoad(path) {
  const [state, setState] = useState({ answer: null, wrong: "" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isLatest = true;
    get(path).then(
      (answer) => isLatest && setState({ answer, wrong: "" }),
      (error) => isLatest && setState((before) => ({ ...before, wrong: saidOf(error) })),
    );
    return () => {
      isLatest = false;
    };
  }, [path, round]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  return [state.answer, state.wrong, again];
}

export function Wrong({ words, again }) {
  if (!words) return null;
  return html`<div class="notice notice--stop" role="alert">${icon("alert")}<p class="grow">${words}</p>
    ${again && html`<button class="button" onClick=${again}>${t("again")}</button>`}</div>`;
}

export function Skeleton() {
  return html`<div class="waiting" aria-busy="true"><div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div>
    <span class="visually-hidden">${t("loading")}</span></div>`;
}
