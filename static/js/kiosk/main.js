// The citizen's screen. Everything it needs to say stands in the page; everything it needs to know comes from /api/v1.

import { html, render } from "htm/preact/standalone";
import { keepDeviceLine } from "../common/device.js";
import { App } from "./app.js";

const place = document.getElementById("kiosk");
place.replaceChildren();
render(html`<${App} />`, place);
keepDeviceLine();
