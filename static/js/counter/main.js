// The clerk's tablet: one big button, who is here, who comes next.

import { html, render } from "htm/preact/standalone";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("counter"));
keepDeviceLine();
