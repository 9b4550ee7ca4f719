// The shell: where one is, what the time is, whether the line is up; and the part that stands.

import { html, useEffect, useLayoutEffect, useRef, useState } from "htm/preact/standalone";
import { tellShows } from "../common/device.js";
import { language, t } from "../common/page.js";
import { Clerks } from "./clerks.js";
import { useFeed } from "./feed.js";
import { FirstRun } from "./first-run/page.js";
import { Log } from "./log.js";
import { Managers } from "./managers.js";
import { Now } from "./now.js";
import { useRoute } from "./route.js";
import { Screens } from "./screens.js";
import { Side } from "./side.js";

const PAGES = { now: Now, log: Log, clerks: Clerks, managers: Managers, screens: Screens, first_run: FirstRun };

export function App() {
  const { part, filters } = useRoute();
  const feed = useFeed();
  const [, spoken] = useState(language());
  const main = useRef(null);
  useEffect(() => tellShows("manager"), [language()]);
  const first = useRef(true);
  useLayoutEffect(() => {
    // The keyboard and the screen reader follow to the new part, but a page just opened keeps its start.
    if (!first.current) main.current.focus();
    first.current = false;
    document.title = `${t(`part_${part}`)} · ${t("title")}`;
    scrollTo(0, 0);
  }, [part]);
  const Page = PAGES[part];
  return html`<div class="manager">
    <${Side} part=${part} feed=${feed} swapped=${spoken} />
    <main class="page" ref=${main} tabindex="-1"><${Page} feed=${feed} filters=${filters} /></main>
  </div>`;
}
