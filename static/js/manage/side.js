// The spine of every page of the manager's: the way to each part, the clock, the line, the other language.

import { html, useEffect, useRef } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { boot, language, say, speakLanguage, t } from "../common/page.js";
import { useTick } from "../common/ticking.js";
import { clockText, dateText } from "../common/time.js";
import { alarmsOf } from "./alarms.js";
import { leave, tellLife } from "./alive.js";
import { address } from "./route.js";

const PICTOGRAMS = {
  now: "open",
  log: "clock",
  clerks: "people",
  managers: "id-card",
  screens: "monitor",
  reports: "chart",
  satisfaction: "star",
  causes: "help",
  papi: "check-circle",
  readers: "external",
  desk: "help-desk",
  catalogue: "papers",
  tomorrow: "calendar",
  settings: "settings",
  first_run: "start",
  audit: "note",
  privacy: "lock",
};
const MANAGE = "/manage";
// Parts that are pages of their own; the others stand on the first page.
const PAGES = {
  reports: "/manage/reports",
  satisfaction: "/manage/satisfaction",
  causes: "/manage/causes",
  papi: "/manage/papi",
  readers: "/manage/readers",
  desk: "/desk",
  catalogue: "/manage/catalogue",
  tomorrow: "/manage/tomorrow",
  settings: "/manage/settings",
  audit: "/manage/audit",
  privacy: "/manage/privacy",
};
// The day that runs; what it tells; the office itself; what is looked up seldom.
const GROUPS = [
  ["now", "log", "desk"],
  ["reports", "causes", "satisfaction", "papi", "tomorrow", "readers"],
  ["clerks", "managers", "screens", "catalogue", "settings"],
  ["audit", "privacy", "first_run"],
];
const YEAR_SECONDS = 31_536_000;

/** A part of the first page by its hash alone when it stands; else by a whole address. */
function wayTo(name) {
  return PAGES[name] ?? `${location.pathname === MANAGE ? "" : MANAGE}${address(name)}`;
}

function Nav({ part, urgent }) {
  const nav = useRef(null);
  // On a phone the parts lie in a row that is wider than the screen; on a low one they are a list that is longer.
  useEffect(() => nav.current.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }), [part]);
  return html`<nav class="nav" aria-label=${t("parts")} ref=${nav}>
    ${GROUPS.map((names) => html`<div key=${names[0]} class="nav__group">
      ${names.map((name) => html`<a key=${name} class="nav__link" href=${wayTo(name)} aria-current=${name === part ? "page" : undefined}>
        ${icon(PICTOGRAMS[name])}<span>${t(`part_${name}`)}</span>
        ${name === "now" && urgent ? html`<span class="nav__count" title=${t("alarms")}>${urgent}</span>` : null}
      </a>`)}
    </div>`)}
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

/** Who is signed in. */
function Account() {
  useEffect(tellLife, []);
  if (!boot.account) return null;
  return html`<p class="side__account">${icon("person")}<span>${boot.account.name}</span></p>`;
}

/** `swapped(language)` after the page speaks another one. */
export function Side({ part, feed, swapped }) {
  return html`<header class="side">
    <p class="side__office">${icon("mark")}<span>${say(boot.office.name)}</span></p>
    <${Nav} part=${part} urgent=${feed.now && alarmsOf(feed).length} />
    <div class="side__foot"><${Clock} /><${Line} feed=${feed} /><${Account} />
      <div class="side__keys"><${Tongue} swapped=${swapped} />${boot.account && html`<button class="button" onClick=${leave}>${t("sign_out")}</button>`}</div></div>
  </header>`;
}
