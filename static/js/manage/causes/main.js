import { html, render } from "htm/preact/standalone";
import { Causes } from "./app.js";

render(html`<${Causes} />`, document.getElementById("manage"));
