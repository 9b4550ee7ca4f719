// The help desk: one box for whatever people ask, a ticket for somebody, and who waits for whom.

import { html, render } from "/static/vendor/htm-preact-standalone.module.js";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

render(html`<${App} />`, document.getElementById("helpdesk"));
keepDeviceLine();
