// Who can work at this counter, and where each of them sits just now.

import { html, useEffect, useState } from "htm/preact/standalone";
import { get, Refused } from "../common/api.js";
import { follow, whenChanged } from "../common/follow.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";

const ASK_SOON_MS = 2500;
const ASK_AGAIN_MS = 10_000;

/** {clerks: [{id, name, counter}] | null before the first answer, problem, ask} */
export function useClerks() {
  const [clerks, setClerks] = useState(null);
  const [problem, setProblem] = useState("");
  const ask = async () => {
    try {
      const answer = await get("/api/v1/clerks");
      setClerks(answer.clerks);
      follow(answer.edition, () => setClerks((now) => [...now]));
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : t("reaching"));
    }
  };
  useEffect(() => {
    ask();
    return whenChanged(ask);
  }, []);
  // The first clerk, added on another screen, appears here by itself.
  const isHurried = Boolean(problem) || !clerks?.length;
  useEffect(() => {
    const timer = setInterval(ask, isHurried ? ASK_SOON_MS : ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isHurried]);
  return { clerks, problem, ask };
}

const sitsHere = (clerk) => Boolean(clerk.counter) && clerk.counter.id === boot.counter?.id;

/** What signing in would do to somebody: the sentence, or nothing. */
export function takeover(clerk, clerks) {
  if (!clerk || sitsHere(clerk)) return "";
  const sitter = clerks.find(sitsHere);
  const sentences = [
    sitter && t("takes_over", { name: sitter.name }),
    clerk.counter && t("leaves_other", { name: clerk.name, counter: say(clerk.counter.name) }),
  ];
  return sentences.filter(Boolean).join(" ");
}

function Name({ clerk, isChosen, choose, done }) {
  // A finger goes on to the PIN; arrow keys walk on through the names.
  const tap = (event) => event.detail > 0 && requestAnimationFrame(done);
  return html`<label class="choice" onClick=${tap}>
    <input type="radio" name="clerk" value=${clerk.id} checked=${isChosen} onChange=${() => choose(clerk.id)} />
    <span>${clerk.name}</span>
    ${clerk.counter && html`<span class="tag tag--now end">${sitsHere(clerk) ? t("sits_here") : say(clerk.counter.name)}</span>`}
  </label>`;
}

export function Names({ clerks, chosen, choose, done }) {
  return html`<fieldset class="sign-in__names">
    <legend class="visually-hidden">${t("who")}</legend>
    ${clerks.map((clerk) => html`<${Name} key=${clerk.id} clerk=${clerk} isChosen=${chosen === clerk.id} choose=${choose} done=${done} />`)}
  </fieldset>`;
}

export function Nobody({ ask }) {
  return html`<div class="empty panel">
    ${icon("person")}
    <p class="large"><strong>${t("no_clerks")}</strong></p>
    <p>${t("no_clerks_hint")}</p>
    <button type="button" class="button button--primary" onClick=${ask}>${t("reload")}</button>
  </div>`;
}
