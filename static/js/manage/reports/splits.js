// The same figures by field, by clerk, by hour …: a table that sorts, with the whole at its foot.

import { html } from "htm/preact/standalone";
import { say, t } from "../../common/page.js";
import { Table } from "../table.js";
import { SPLITS } from "./address.js";
import { countText, lengthText, scoreText, shareText } from "./numbers.js";

const figure = (name, value, show) => ({ name, title: t(`column_${name}`), value, show: (row) => show(value(row)), figure: true });
const of = (part, whole) => (part !== null && whole ? part / whole : null);

const COLUMNS = () => [
  figure("visitors", (row) => row.visitors, countText),
  figure("services", (row) => row.services, countText),
  figure("wait_median", (row) => row.wait_median, lengthText),
  figure("wait_p90", (row) => row.wait_p90, lengthText),
  figure("within", (row) => row.within[15], shareText),
  figure("service_median", (row) => row.service_median, lengthText),
  figure("service_p90", (row) => row.service_p90, lengthText),
  figure("no_shows", (row) => row.no_shows, countText),
  figure("left", (row) => row.left, countText),
  figure("transfers", (row) => row.transfers, countText),
  figure("missing", (row) => of(row.missing_papers, row.services), shareText),
  figure("priority", (row) => of(row.priority, row.visitors), shareText),
  figure("score", (row) => (row.ratings ? row.score : null), scoreText),
];

// Times sort by when they are, names by what they say.
const IN_ORDER = ["hour", "weekday", "day"];

function columnsOf(by, rows) {
  const key = (row) => (by === "day" ? row.key : IN_ORDER.includes(by) ? Number(row.key) : say(row.name));
  const told = COLUMNS().filter((column) => rows.some((row) => column.value(row) !== null));
  return [{ name: "name", title: t(`by_${by}`), value: key, show: (row) => say(row.name) }, ...told];
}

export function Splits({ answer, asked, go, show }) {
  // The answer's own split, not the address's: until the next one is there, the table shows what it is of.
  const { by, lines } = answer;
  return html`<section class="part part--splits" aria-labelledby="part-splits">
    <div class="part__head"><h2 id="part-splits">${t("part_of_splits")}</h2>
      <div class="views" role="group" aria-label=${t("split_by")}>${SPLITS.map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === asked.by} onClick=${() => go({ by: name, sort: "" })}>${t(`by_${name}`)}</button>`)}</div></div>
    <${Table} key=${by} dense caption=${`${t("part_of_splits")}: ${t(`by_${by}`)}`} columns=${columnsOf(by, lines)} rows=${lines} foot=${{ ...answer.all, name: t("all_together") }} sort=${asked.sort} reorder=${(sort) => show({ sort })} identify=${(row) => row.key} />
    ${by === "counter" || by === "clerk" ? html`<p class="soft small">${t("of_services_alone")}</p>` : null}
  </section>`;
}
