// Which days are asked for (they stand in the address), and asking until their causes are found.

import { html, useCallback, useEffect, useState } from "htm/preact/standalone";
import { get } from "../../common/api.js";
import { icon } from "../../common/icon.js";
import { boot, t } from "../../common/page.js";
import { saidOf } from "../load.js";

const DAY_MS = 86_400_000;
const AGAIN_MS = 700;
const PATIENCE_MS = 20_000;

const iso = (at) => new Date(at).toISOString().slice(0, 10);
const before = (day, days) => iso(Date.parse(day) - days * DAY_MS);
const monthOf = (day) => `${day.slice(0, 8)}01`;
const PERIODS = {
  yesterday: () => ({ from: before(boot.today, 1), to: before(boot.today, 1) }),
  today: () => ({ from: boot.today, to: boot.today }),
  week: () => ({ from: before(boot.today, 7), to: before(boot.today, 1) }),
  month: () => ({ from: monthOf(boot.today), to: boot.today }),
  last_month: () => ({ from: monthOf(before(monthOf(boot.today), 1)), to: before(monthOf(boot.today), 1) }),
};

function read() {
  const query = new URLSearchParams(location.search);
  const otherwise = PERIODS.yesterday();
  const from = query.get("from") || query.get("to") || otherwise.from;
  return { from, to: query.get("to") || (query.get("from") ? from : otherwise.to) };
}

/** {days: {from, to}, choose(days), answer: null | causes, progress: null | {done, of}, wrong, again} */
export function useCauses() {
  const [days, follow] = useState(read);
  const [state, setState] = useState({ answer: null, progress: null, wrong: "" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let timer = null;
    let stopped = false;
    const change = (found) => !stopped && setState(found);
    const ask = async () => {
      try {
        const found = await get(`/api/v1/manage/causes?${new URLSearchParams(days)}`, { patience: PATIENCE_MS });
        if (stopped) return;
        if (found.state === "ready") return change({ answer: found, progress: null, wrong: "" });
        change({ answer: null, progress: found, wrong: "" });
        timer = setTimeout(ask, AGAIN_MS);
      } catch (error) {
        change({ answer: null, progress: null, wrong: saidOf(error) });
      }
    };
    setState({ answer: null, progress: null, wrong: "" });
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [days.from, days.to, round]);
  useEffect(() => {
    const back = () => follow(read());
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  const choose = (chosen) => {
    history.pushState(null, "", `${location.pathname}?${new URLSearchParams(chosen)}`);
    follow(chosen);
  };
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { days, choose, ...state, again };
}

function Day({ name, days, choose }) {
  const set = (value) => {
    if (!value) return;
    const changed = { ...days, [name]: value };
    choose(changed.from <= changed.to ? changed : { from: value, to: value });
  };
  return html`<label class="filter"><span>${t(`day_${name}`)}</span>
    <input class="input" type="date" value=${days[name]} max=${boot.today} onChange=${(event) => set(event.target.value)} /></label>`;
}

export function Days({ days, choose }) {
  const period = Object.keys(PERIODS).find((name) => PERIODS[name]().from === days.from && PERIODS[name]().to === days.to);
  return html`<section class="filters" aria-label=${t("filters")}>
    <div class="views">${Object.keys(PERIODS).map((name) => html`<button key=${name} class="views__one" aria-pressed=${name === period} onClick=${() => choose(PERIODS[name]())}>${t(`period_${name}`)}</button>`)}</div>
    <div class="filters__row"><${Day} name="from" days=${days} choose=${choose} /><${Day} name="to" days=${days} choose=${choose} />
      <div class="filters__files"><button class="button" onClick=${() => print()}>${icon("printer")}${t("print")}</button></div></div>
  </section>`;
}
