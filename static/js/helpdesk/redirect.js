// Into another line, with the same number and arrival: a procedure, a field, or one counter.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { boot, say, t } from "../common/page.js";
import { Answer, Dialog } from "../counter/dialog.js";

const KINDS = ["procedure", "field", "counter"];
const TYPING_MS = 150;

/** What the words lead to, as the kiosk's search finds it; all while nothing is typed, those of the same field first. */
function useProcedures(query, field) {
  const all = Object.entries(boot.procedures).map(([id, item]) => ({ id, name: say(item.name), field: item.field }));
  const [found, setFound] = useState(all.sort((a, b) => Number(b.field === field) - Number(a.field === field)));
  useEffect(() => {
    if (!query.trim()) return undefined;
    let isLatest = true;
    const timer = setTimeout(() => {
      const show = ({ procedures }) => isLatest && setFound(procedures.map((item) => ({ id: item.id, name: say(item.name) })));
      get(`/api/v1/procedures?q=${encodeURIComponent(query)}`, { patience: 5000 }).then(show, () => {});
    }, TYPING_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

function Places({ found, place, choose, label }) {
  return html`<div class="places" role="radiogroup" aria-label=${label}>
    ${found.map((item) => html`<label class="choice" key=${item.id}><input type="radio" name="place" checked=${place?.id === item.id} onChange=${() => choose(item)} /><span>${item.name}</span></label>`)}
    ${found.length === 0 && html`<p class="soft" role="status">${t("no_such_procedure")}</p>`}
  </div>`;
}

function Procedures({ field, ...choosing }) {
  const [query, setQuery] = useState("");
  const found = useProcedures(query, field);
  return html`<input class="input" type="search" autocomplete="off" autofocus aria-label=${t("find_procedure")} placeholder=${t("find_procedure")} value=${query} onInput=${(event) => setQuery(event.target.value)} />
    <${Places} found=${found} ...${choosing} />`;
}

const placesOf = {
  field: () => boot.fields.filter((item) => !boot.bulk.includes(item.id)).map((item) => ({ id: item.id, name: `${item.prefix} · ${say(item.name)}` })),
  counter: () => boot.counters.map((item) => ({ id: item.id, name: say(item.name) })),
};

export function RedirectDialog({ ticket, moves, close }) {
  const [kind, setKind] = useState("procedure");
  const [place, setPlace] = useState(null);
  const turnTo = (next) => {
    setKind(next);
    setPlace(null);
  };
  const send = async () => {
    if (place && (await moves.send("redirect", { number: ticket.number, [kind]: place.id }))) close();
  };
  const choosing = { place, choose: setPlace, label: t("redirect_choose") };
  return html`<${Dialog} wide title=${t("redirect_title", { number: ticket.number })} hint=${t("redirect_hint")} close=${close} answer=${send}
    foot=${html`<${Answer} words=${place ? t("redirect_confirm", { place: place.name }) : t("redirect_choose")} ready=${place} moves=${moves} />`}
  >
    <div class="kinds" role="radiogroup" aria-label=${t("redirect_kind")}>
      ${KINDS.map((item) => html`<label class="choice" key=${item}><input type="radio" name="kind" class="visually-hidden" checked=${kind === item} onChange=${() => turnTo(item)} /><span>${t(`to_${item}`)}</span></label>`)}
    </div>
    ${kind === "procedure" ? html`<${Procedures} field=${ticket.field} ...${choosing} />` : html`<${Places} found=${placesOf[kind]()} ...${choosing} />`}
  <//>`;
}
