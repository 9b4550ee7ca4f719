import { html, render } from "htm/preact/standalone";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("rating"));
keepDeviceLine();
