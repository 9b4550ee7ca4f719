// More than fits goes on pages that turn by themselves; nothing scrolls, and a mark says which page stands.

import { html, useEffect, useState } from "htm/preact/standalone";
import { t } from "../common/page.js";

const TURN_MS = 8_000;

/** → {items: those of the page that stands, page, pages} */
export function usePages(items, size, turnMs = TURN_MS) {
  const [turn, setTurn] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  useEffect(() => {
    if (pages === 1) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs);
    return () => clearInterval(timer);
  }, [pages]);
  const page = turn % pages;
  return { items: items.slice(page * size, (page + 1) * size), page, pages };
}

export function PageMark({ page, pages }) {
  if (pages === 1) return null;
  const dots = Array.from({ length: pages }, (_, place) => html`<i key=${place} class=${place === page ? "is-here" : ""}></i>`);
  return html`<span class="page-mark"><span class="page-mark__dots" aria-hidden="true">${dots}</span>${t("page", { page: page + 1, pages })}</span>`;
}
