// The help desk: one box for whatever people ask, a ticket for somebody, and who waits for whom.

import { html, render } from "htm/preact/standalone";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("helpdesk"));
keepDeviceLine();
