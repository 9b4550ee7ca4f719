import { html, render } from "htm/preact/standalone";
import { Tomorrow } from "./app.js";

render(html`<${Tomorrow} />`, document.getElementById("manage"));
