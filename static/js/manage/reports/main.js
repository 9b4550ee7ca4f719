import { html, render } from "/static/vendor/htm-preact-standalone.module.js";
import { Reports } from "./app.js";

render(html`<${Reports} />`, document.getElementById("manage"));
