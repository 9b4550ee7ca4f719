// A step that is a form: what is wrong is said over its button, and what was done is seen at once.

import { html, useState } from "htm/preact/standalone";
import { saidOf, Wrong } from "../load.js";

export function StepForm({ yes, send, done, children }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong("");
    try {
      await send();
      done();
    } catch (error) {
      setWrong(saidOf(error));
    }
    setBusy(false);
  };
  return html`<form class="first__form" onSubmit=${submit} autocomplete="off">${children}
    <${Wrong} words=${wrong} />
    <button class="button button--primary button--large first__go" aria-busy=${busy} disabled=${busy}>${yes}</button>
  </form>`;
}
