// A table that sorts by a press on its heading; the order stands in the address with the filters.

import { html } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { language } from "../common/page.js";
import { refine } from "./route.js";

function compare(a, b) {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language());
}

function sorted(rows, column, down) {
  const known = rows.filter((row) => column.value(row) !== null);
  const unknown = rows.filter((row) => column.value(row) === null);
  known.sort((a, b) => compare(column.value(a), column.value(b)) * (down ? -1 : 1));
  return [...known, ...unknown]; // what isn't known stands last, whichever way one looks
}

function Heading({ column, order, reorder }) {
  const [name, way] = order;
  const mine = name === column.name;
  const next = mine && way !== "down" ? `${column.name}.down` : column.name;
  return html`<th scope="col" class=${column.figure ? "figure" : ""} aria-sort=${mine ? (way === "down" ? "descending" : "ascending") : undefined}>
    <button class="sort" onClick=${() => reorder(next)}>${column.title}${mine ? icon(way === "down" ? "chevron-down" : "chevron-up") : null}</button>
  </th>`;
}

/**
 * columns: [{name, title, value(row) to sort by, show(row) to be read, figure: true for numbers}]; sort: "name" or
 * "name.down", `reorder(sort)` puts another one into the address; foot: a row that stays at the end.
 */
export function Table({ columns, rows, sort = "", identify, caption, dense = false, reorder = (next) => refine({ sort: next }), foot = null }) {
  const order = sort.split(".");
  const column = columns.find((each) => each.name === order[0]);
  const shown = column ? sorted(rows, column, order[1] === "down") : rows;
  return html`<div class="table-frame"><table class=${`table table--sorts ${dense ? "table--dense" : ""}`}>
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr>${columns.map((each) => html`<${Heading} key=${each.name} column=${each} order=${order} reorder=${reorder} />`)}</tr></thead>
    <tbody>${shown.map((row) => html`<tr key=${identify(row)}>
      ${columns.map((each) => html`<td key=${each.name} class=${each.figure ? "figure" : ""} data-title=${each.title}>${(each.show ?? each.value)(row)}</td>`)}
    </tr>`)}</tbody>
    ${foot && html`<tfoot><tr>${columns.map((each) => html`<td key=${each.name} class=${each.figure ? "figure" : ""} data-title=${each.title}>${(each.show ?? each.value)(foot)}</td>`)}</tr></tfoot>`}
  </table></div>`;
}
