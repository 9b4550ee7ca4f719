// The shell: where one is, what the time is, whether the line is up; and the part that stands.

import { html, useEffect, useRef, useState } from "/static/vendor/htm-preact-standalone.module.js";
import { icon } from "../shared/icon.js";
import { boot, language, say, speakLanguage, t } from "../shared/page.js";
import { clockText, dateText } from "../shared/time.js";
import { alarmsOf } from "./alarms.js";
import { Clerks } from "./clerks.js";
import { useFeed } from "./feed.js";
import { Log } from "./log.js";
import { Now } from "./now.js";
import { address, PARTS, useRoute } from "./route.js";
import { Screens } from "./screens.js";
import { useTick } from "../shared/ticking.js";

const PAGES = { now: Now, log: Log, clerks: Clerks, screens: Screens };
const PICTOGRAMS = { now: "open", log: "chart", clerks: "people", screens: "monitor" };
const YEAR_SECONDS = 31_536_000;

function Nav({ part, urgent }) {
  return html`<nav class="nav" aria-label=${t("parts")}>
    ${PARTS.map((name) => html`<a key=${name} class="nav__link" href=${address(name)} aria-current=${name === part ? "page" : undefined}>
      ${icon(PICTOGRAMS[name])}<span>${t(`part_${name}`)}</span>
      ${name === "now" && urgent ? html`<span class="nav__count" title=${t("alarms")}>${urgent}</span>` : null}
    </a>`)}
  </nav>`;
}

function Clock() {
  useTick(1000);
  return html`<p class="side__clock"><strong class="number">${clockText()}</strong><span>${dateText()}</span></p>`;
}

function Line({ feed }) {
  if (feed.lost) return html`<p class="side__line side__line--down" role="status">${icon("offline")}<span>${t("offline_since", { time: clockText(feed.lost) })}</span></p>`;
  return html`<p class="side__line" role="status">${icon("online")}<span>${t("live")}</span></p>`;
}

function Tongue({ swapped }) {
  const other = (boot.languages ?? []).find((code) => code !== language());
  if (!other) return null;
  const swap = async () => {
    await speakLanguage(other);
    document.cookie = `motcua_lang=${other}; path=/manage; max-age=${YEAR_SECONDS}; samesite=lax`;
    swapped(other);
  };
  return html`<button class="button side__tongue" onClick=${() => swap().catch(() => {})}>${icon("language")}${t(`language_${other}`)}</button>`;
}

export function App() {
  const { part, filters } = useRoute();
  const feed = useFeed();
  const [, spoken] = useState(language());
  const main = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    // The keyboard and the screen reader follow to the new part, but a page just opened keeps its start.
    if (!first.current) main.current.focus();
    first.current = false;
    document.title = `${t(`part_${part}`)} · ${t("title")}`;
    scrollTo(0, 0);
  }, [part]);
  const Page = PAGES[part];
  return html`<div class="manager">
    <header class="side">
      <p class="side__office">${icon("mark")}<span>${say(boot.office.name)}</span></p>
      <${Nav} part=${part} urgent=${feed.now && alarmsOf(feed).length} />
      <div class="side__foot"><${Clock} /><${Line} feed=${feed} /><${Tongue} swapped=${spoken} /></div>
    </header>
    <main class="page" ref=${main} tabindex="-1"><${Page} feed=${feed} filters=${filters} /></main>
  </div>`;
}
