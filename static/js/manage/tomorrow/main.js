import { html, render } from "/static/vendor/htm-preact-standalone.module.js";
import { Tomorrow } from "./app.js";

render(html`<${Tomorrow} />`, document.getElementById("manage"));
