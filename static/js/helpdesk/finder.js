// One box for what people say: a number ("a7", "12") finds the ticket, words find the procedure.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { fieldName, procedureName, stateWords } from "./words.js";

const NUMBER = /^\s*[a-z]?[\s.-]*\d{1,6}\s*$/i;
const TYPING_MS = 150;
const MOST_SHOWN = 12;

const tickets = async (query) => {
  const answer = await get(`/api/v1/desk/tickets?q=${encodeURIComponent(query.trim())}`, { patience: 5000 });
  return answer.tickets.map((item) => ({ kind: "ticket", id: item.number, title: procedureName(item.procedure), hint: stateWords(item) }));
};
const procedures = async (query) => {
  const answer = await get(`/api/v1/procedures?q=${encodeURIComponent(query)}`, { patience: 5000 });
  return answer.procedures.slice(0, MOST_SHOWN).map((item) => ({ kind: "procedure", id: item.id, title: say(item.name), hint: fieldName(item.field) }));
};

/** {query, found: [] | null while it is asked, wrong, at, write, step} */
export function useFinder() {
  const [query, setQuery] = useState("");
  const [state, setState] = useState({ found: null, wrong: "", of: "" });
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!query.trim()) return setState({ found: null, wrong: "", of: "" });
    let isLatest = true;
    const search = NUMBER.test(query) ? tickets : procedures;
    const timer = setTimeout(() => {
      search(query).then(
        (found) => isLatest && setState({ found, wrong: "", of: query }),
        (error) => isLatest && setState({ found: null, wrong: error.status ? error.message : t("find_unreachable"), of: query }),
      );
    }, TYPING_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [query]);
  const write = (text) => {
    setAt(0);
    setQuery(text);
  };
  const last = Math.max(0, (state.found?.length ?? 1) - 1);
  const step = (by) => setAt((before) => Math.min(last, Math.max(0, before + by)));
  return { query, ...state, isSettled: state.of === query, at: Math.min(at, last), write, step };
}

function Result({ item, isAt, open }) {
  const row = useRef(null);
  useEffect(() => {
    if (isAt) row.current.scrollIntoView({ block: "nearest" });
  }, [isAt]);
  return html`<li id=${`found-${item.id}`} ref=${row} role="option" aria-selected=${isAt} class=${`result ${isAt ? "result--at" : ""}`} onClick=${() => open(item)}>
    ${item.kind === "ticket" ? html`<span class="result__number number">${item.id}</span>` : icon("papers")}
    <span class="result__words"><span>${item.title}</span><span class="soft small">${item.hint}</span></span>
    ${icon("chevron-right")}
  </li>`;
}

function MostUsed({ open }) {
  return html`<section class="often" aria-label=${t("most_used")}>
    <h2 class="small soft">${t("most_used")}</h2>
    <div class="often__all">
      ${boot.most_used.map((id) => html`<button key=${id} class="button often__one" onClick=${() => open({ kind: "procedure", id })}>${procedureName(id)}</button>`)}
    </div>
    <p class="soft small">${t("keys_hint")}</p>
  </section>`;
}

export function Finder({ box, finder, openTicket, openProcedure, isIdle }) {
  const open = (item) => (item.kind === "ticket" ? openTicket(item.id) : openProcedure(item.id));
  const press = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      finder.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      // Typed faster than it is found: the answer to what stood there before must not be taken.
      const item = finder.isSettled && finder.found?.[finder.at];
      if (item) open(item);
    }
  };
  const { found } = finder;
  const chosen = found?.[finder.at];
  return html`<div class="finder">
    <label class="finder__box">
      <span class="visually-hidden">${t("find")}</span>${icon("search")}
      <input
        ref=${box} class="input" type="text" autocomplete="off" autocapitalize="off" spellcheck=${false} placeholder=${t("find")} value=${finder.query}
        role="combobox" aria-expanded=${Boolean(found?.length)} aria-controls="found" aria-activedescendant=${chosen ? `found-${chosen.id}` : undefined}
        onInput=${(event) => finder.write(event.target.value)} onKeyDown=${press}
      />
      ${finder.query && html`<button type="button" class="button button--quiet" aria-label=${t("clear")} onClick=${() => (finder.write(""), box.current.focus())}>${icon("close")}</button>`}
    </label>
    ${finder.wrong && html`<p class="notice notice--stop" role="alert">${icon("alert")}<span>${finder.wrong}</span></p>`}
    <p class="visually-hidden" role="status">${found ? t("found_count", { count: found.length }) : ""}</p>
    ${found?.length === 0 && html`<div class="empty panel">${icon("search")}<p>${NUMBER.test(finder.query) ? t("no_such_number") : t("no_such_procedure")}</p></div>`}
    <ul class="results" id="found" role="listbox" aria-label=${t("found")} hidden=${!found?.length}>
      ${(found ?? []).map((item, place) => html`<${Result} key=${item.id} item=${item} isAt=${place === finder.at} open=${open} />`)}
    </ul>
    ${isIdle && !finder.query && html`<${MostUsed} open=${open} />`}
  </div>`;
}
