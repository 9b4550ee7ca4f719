// Search as one types, with an own keyboard; the words stay in the route, so that "Quay lại" finds them again.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";
import { Keyboard } from "./keyboard.js";
import { ProcedureList } from "./list.js";
import { Title } from "./title.js";

const SETTLE_MS = 120;

/** The procedures found for `query`; the answer to older words never overwrites that to newer ones. */
function useFound(query) {
  const [found, setFound] = useState({ query: "", procedures: [] });
  useEffect(() => {
    const words = query.trim();
    if (!words) {
      setFound({ query: "", procedures: [] });
      return undefined;
    }
    let stale = false;
    const ask = async () => {
      try {
        const answer = await get(`/api/v1/procedures?q=${encodeURIComponent(words)}`, { patience: 4000 });
        if (!stale) setFound({ query: words, procedures: answer.procedures });
      } catch {
        // Unreachable is said by the whole screen; the next letter asks again.
      }
    };
    const timer = setTimeout(ask, SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

function Nothing({ query, go }) {
  return html`<div class="empty">
    ${icon("search")}
    <p class="large"><strong>${t("search_none", { query })}</strong></p>
    <p>${t("search_none_mend")}</p>
    <button type="button" class="button" onClick=${() => go({ page: "help" })}>${icon("help-desk")}${t("dont_know")}</button>
  </div>`;
}

function Results({ found, open, go }) {
  if (!found.query) {
    return html`<div class="empty">
      ${icon("keyboard")}
      <p>${t("search_hint")}</p>
      <p class="large"><strong>${t("search_example")}</strong></p>
    </div>`;
  }
  if (!found.procedures.length) return html`<${Nothing} query=${found.query} go=${go} />`;
  return html`<${ProcedureList} key=${found.query} procedures=${found.procedures} label=${t("search_found")} open=${open} />`;
}

export function SearchPage({ route, go }) {
  const [query, setQuery] = useState(route.query ?? "");
  const input = useRef();
  const found = useFound(query);
  const open = (procedure) => go({ page: "procedure", id: procedure.id, from: { page: "search", query } });
  useLayoutEffect(() => input.current.focus({ preventScroll: true }), []);
  const count = found.query ? t("search_count", { count: found.procedures.length }) : "";
  return html`<div class="search">
    <div class="search__ask">
      <${Title}>${t("search_title")}<//>
      <label class="search__line">
        ${icon("search")}
        <span class="visually-hidden">${t("search")}</span>
        <input
          ref=${input}
          type="text"
          inputmode="none"
          autocomplete="off"
          spellcheck="false"
          maxlength="60"
          value=${query}
          onInput=${(event) => setQuery(event.target.value)}
        />
        ${query &&
        html`<button type="button" class="button button--quiet search__clear" onClick=${() => setQuery("")}>
          ${icon("close")}<span>${t("key_clear")}</span>
        </button>`}
      </label>
    </div>
    <p class="visually-hidden" role="status">${count}</p>
    <div class="search__found"><${Results} found=${found} open=${open} go=${go} /></div>
    <${Keyboard} value=${query} change=${setQuery} />
  </div>`;
}
