import { html, render } from "/static/vendor/htm-preact-standalone.module.js";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("rating"));
keepDeviceLine();
