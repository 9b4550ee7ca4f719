import { html, render } from "htm/preact/standalone";
import { Reports } from "./app.js";

render(html`<${Reports} />`, document.getElementById("manage"));
