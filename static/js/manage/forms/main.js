// A form's page: the spine beside it, lists whose rows move, and a word before unsaved changes are left behind.

import { html, render } from "htm/preact/standalone";
import { useFeed } from "../feed.js";
import { Side } from "../side.js";
import { bring, hear } from "./bringing.js";
import { guardUnsaved } from "./unsaved.js";
import { moveRows } from "./rows.js";
import { findAsTyped } from "./find.js";
import { checkSize } from "./size.js";
import { hearCall, listen, testPrint } from "./trying.js";
import { showWhen } from "./when.js";

const place = document.getElementById("side");

// The page's words are the server's: in another language it is another page.
function Spine() {
  return html`<${Side} part=${place.dataset.part} feed=${useFeed()} swapped=${() => location.reload()} />`;
}

render(html`<${Spine} />`, place);
document.querySelectorAll("[data-rows]").forEach(moveRows);
document.querySelectorAll("[data-find]").forEach(findAsTyped);
document.querySelectorAll("[data-when]").forEach(showWhen);
document.querySelectorAll("[data-most-megabytes]").forEach(checkSize);
document.querySelectorAll("[data-listen]").forEach(listen);
document.querySelectorAll("[data-brings]").forEach(bring);
document.querySelectorAll("[data-hear]").forEach(hear);
document.querySelectorAll("[data-hear-call]").forEach(hearCall);
document.querySelectorAll("[data-test-print]").forEach(testPrint);
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
document.querySelectorAll("form[data-guard]").forEach(guardUnsaved);
// What went wrong is where one should look first, with its sentence clear of the form's foot.
const wrong = document.querySelector("[data-summary], .field--wrong input, .field--wrong textarea, .field--wrong select");
wrong?.focus({ preventScroll: true });
wrong?.scrollIntoView({ block: "center" });
