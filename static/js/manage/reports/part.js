// A part of the report: its heading, what it says in a sentence, the picture, and the same figures as a table.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { t } from "../../common/page.js";

/** `table` and `picture` are drawn; `asTable`: which of them; `toggle()` the other one. */
export function Part({ name, words, asTable, toggle, picture, table, tools = null }) {
  return html`<section class=${`panel part part--${name}`} aria-labelledby=${`part-${name}`}>
    <div class="part__head"><h2 id=${`part-${name}`}>${t(`part_of_${name}`)}</h2>
      <div class="part__tools">${asTable ? null : tools}<button class="button part__toggle" aria-pressed=${asTable} onClick=${toggle}>${icon(asTable ? "chart" : "menu")}${t(asTable ? "as_picture" : "as_table")}<span class="visually-hidden">: ${t(`part_of_${name}`)}</span></button></div></div>
    ${words && html`<p class="part__words">${words}</p>`}
    ${asTable ? html`<div class="table-frame part__table" tabindex="0" role="region" aria-labelledby=${`part-${name}`}>${table}</div>` : picture}
  </section>`;
}

/** A small table that doesn't sort. `columns`: [{title, value(row)}], the first one names the row. */
export function Plain({ caption, columns, rows, identify }) {
  const [name, ...figures] = columns;
  return html`<table class="table plain"><caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${name.title}</th>${figures.map((each) => html`<th key=${each.title} scope="col" class="figure">${each.title}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${identify(row)}><th scope="row">${name.value(row)}</th>${figures.map((each) => html`<td key=${each.title} class="figure">${each.value(row)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

/** [{mark: "visits", text}] under a heading: which stroke is which. */
export function Key({ marks }) {
  return html`<ul class="key" aria-hidden="true">${marks.map(({ mark, text }) => html`<li key=${mark}><span class=${`key__mark key__mark--${mark}`}></span>${text}</li>`)}</ul>`;
}
