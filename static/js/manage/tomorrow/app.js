// Tomorrow: a plan tried beside the present one.

import { html, useEffect, useState } from "htm/preact/standalone";
import { language, t } from "../../common/page.js";
import { useFeed } from "../feed.js";
import { Skeleton, Wrong } from "../load.js";
import { Side } from "../side.js";
import { Title } from "../title.js";
import { Hours } from "./by-hour.js";
import { Choosing, Sources } from "./choosing.js";
import { Least } from "./least.js";
import { Plan } from "./plan.js";
import { Results } from "./results.js";
import { useTrying } from "./trying.js";

export function Tomorrow() {
  const feed = useFeed();
  const [spoken, speak] = useState(language());
  const trying = useTrying();
  useEffect(() => {
    document.title = `${t("part_tomorrow")} · ${t("title")}`;
  }, [spoken]);
  const { answer, plan, wrong, busy } = trying;
  return html`<div class="manager">
    <${Side} part="tomorrow" feed=${feed} swapped=${speak} />
    <main class="page tomorrow" tabindex="-1">
      <div class="page__head"><${Title} part="tomorrow" /><${Choosing} trying=${trying} /></div>
      <${Wrong} words=${wrong} again=${trying.again} />
      ${!answer && !wrong ? html`<${Skeleton} />` : null}
      ${answer && html`<div class="tomorrow__halves">
        <div class="tomorrow__answer" aria-busy=${busy}>
          <${Results} answer=${answer} busy=${busy} />
          <${Hours} answer=${answer} spoken=${spoken} />
          <${Least} trying=${trying} />
        </div>
        <${Plan} plan=${plan} trying=${trying} />
      </div>`}
      ${answer && html`<${Sources} answer=${answer} />`}
    </main>
  </div>`;
}
