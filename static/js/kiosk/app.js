// The kiosk's whole: which page stands, what covers it, and how it becomes the next citizen's.

import { html, useEffect, useState } from "htm/preact/standalone";
import { tellShows } from "../common/device.js";
import { boot, language } from "../common/page.js";
import { Attract } from "./attract.js";
import { BottomBar, TopBar } from "./bars.js";
import { CardSaid, useCard } from "./card.js";
import { useComfort } from "./comfort.js";
import { HelpPage } from "./help.js";
import { Home } from "./home.js";
import { useIdle } from "./idle.js";
import { forget } from "./intention.js";
import { FieldPage } from "./list.js";
import { useOffice } from "./office.js";
import { ProcedurePage } from "./procedure.js";
import { ResultPage } from "./result.js";
import { HOME, parentOf, stepOf, useRoute } from "./route.js";
import { Scroller } from "./scroller.js";
import { SearchPage } from "./search.js";
import { Loading, Offline, Problem, StillThere, Taking, TurnedAway } from "./states.js";
import { useTaking } from "./taking.js";

const PAGES = { home: Home, field: FieldPage, search: SearchPage, procedure: ProcedurePage, help: HelpPage, result: ResultPage };

const BETWEEN = new Map([[TurnedAway, "refused"], [Offline, "offline"], [Loading, "loading"]]);

function pageFor(route, office) {
  // A ticket in hand stays readable whatever happens to the line.
  if (route.page === "result") return ResultPage;
  if (office.refusal) return TurnedAway;
  if (!office.online) return Offline;
  if (!office.known) return Loading;
  return PAGES[route.page] ?? Home;
}

/** As office/rules/screens.py names it. */
function standing(route, office, asleep) {
  if (asleep && office.online && !office.refusal) return "attract";
  return BETWEEN.get(pageFor(route, office)) ?? route.page;
}

export function App() {
  const [route, go] = useRoute();
  const [asleep, setAsleep] = useState(false);
  const office = useOffice();
  const comfort = useComfort();
  const card = useCard(() => setAsleep(false));
  const taking = useTaking((ticket) => {
    card.drop();
    go({ page: "result", ticket });
  });

  const restart = () => {
    forget();
    taking.dismiss();
    card.drop();
    go(HOME);
    office.refresh();
  };
  // The next citizen gets the screen as the office set it.
  const leave = () => {
    comfort.reset();
    restart();
  };
  const sleep = () => {
    leave();
    setAsleep(true);
  };
  const atHome = route.page === "home";
  const idle = useIdle(boot.kiosk?.idle_seconds ?? 60, !asleep && !taking.busy && route.page !== "result", sleep);

  const stands = standing(route, office, asleep);
  useEffect(() => tellShows(stands), [stands, language()]);

  if (stands === "attract") return html`<${Attract} office=${office} start=${() => setAsleep(false)} />`;
  const Page = pageFor(route, office);
  return html`<div class=${`kiosk kiosk--${route.page}`}>
    <${TopBar} step=${stepOf(route)} />
    <main class="main" tabindex="-1">
      <${Scroller} key=${`${route.page} ${route.id ?? ""}`}>
        <${Page}
          office=${office}
          route=${route}
          go=${go}
          taking=${taking}
          card=${card}
          ticket=${route.ticket}
          leave=${leave}
          words=${office.refusal}
          again=${office.refresh}
        />
      <//>
    </main>
    ${card.state !== "none" && route.page !== "procedure" && route.page !== "result" && html`<${CardSaid} card=${card} />`}
    <${BottomBar}
      comfort=${comfort}
      canGoBack=${!atHome && route.page !== "result"}
      back=${() => go(parentOf(route))}
      restart=${route.page === "result" ? leave : restart}
    />
    ${taking.busy && html`<${Taking} />`}
    ${taking.problem &&
    html`<${Problem}
      problem=${taking.problem}
      close=${taking.dismiss}
      help=${() => {
        taking.dismiss();
        go({ page: "help" });
      }}
    />`}
    ${idle !== null && !atHome && html`<${StillThere} seconds=${idle} stay=${() => {}} />`}
  </div>`;
}
