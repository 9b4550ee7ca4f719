// What would have helped, each measure tried on its own; with the plan to try it on a day to come.

import { html } from "htm/preact/standalone";
import { icon } from "../../common/icon.js";
import { say, t } from "../../common/page.js";

const PICTOGRAMS = { open: "plus", takes: "open", hours: "clock", papers: "papers", spread: "people" };

function Measure({ measure }) {
  const [what, gives] = say(measure.sentence).split(/:\s(?=[^:]*$)/);
  return html`<li class="measure">${icon(PICTOGRAMS[measure.kind])}
    <div class="measure__words"><p><strong>${what}</strong>${gives && html`: <span class="measure__gives">${gives}</span>`}</p><p class="small soft">${say(measure.basis)}</p></div>
    ${measure.plan && html`<a class="button" href=${measure.plan}>${icon("chart")}${t("rehearse")}</a>`}</li>`;
}

export function Measures({ measures }) {
  return html`<section class="panel measures" aria-labelledby="measures"><h2 id="measures">${t("measures")}</h2>
    <p class="soft">${t(measures.length ? "measures_hint" : "no_measures")}</p>
    <ul>${measures.map((measure) => html`<${Measure} key=${say(measure.sentence)} measure=${measure} />`)}</ul>
  </section>`;
}
