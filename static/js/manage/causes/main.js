import { html, render } from "/static/vendor/htm-preact-standalone.module.js";
import { Causes } from "./app.js";

render(html`<${Causes} />`, document.getElementById("manage"));
