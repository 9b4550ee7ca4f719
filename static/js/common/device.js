// The line of this machine itself, whichever page it shows: the manager sees what stands on it, and can have it show its
// name, load anew, or close; and the page hears of changed settings. Kept apart from the page's own line, so that it
// also works on one that has none.

import { request } from "./api.js";
import { heardOf } from "./follow.js";
import { connectLive } from "./live.js";
import { boot, language, say, t } from "./page.js";

const NAMED_MS = 10_000;
// A citizen goes through five pages in a minute; the manager needs to know of the last.
const TELL_MS = 3000;
const PUT = "/api/v1/devices/current";
// Nobody can press anything on a television: it asks again by itself.
const ASK_AGAIN_MS = 60_000;
// Where nobody is in the middle of something: a page that the server's new version has left behind loads itself anew.
const AT_REST = ["attract", "home", "board", "over", "sign_in", "refused"];
const LOADING = "loading";
const RENEWED = "motcua_renewed";
const software = boot.software;

let page = LOADING;
let told = "";
let timer = null;
// A page that loads is told of when it stays so; what comes after it, at once.
let next = Date.now() + TELL_MS;
let over = false;

function glass() {
  return { width: Math.max(1, Math.round(innerWidth)), height: Math.max(1, Math.round(innerHeight)) };
}

/** Once for each version: two servers of different versions must not send a page round in circles. */
function renew(present) {
  if (present === software || !AT_REST.includes(page) || sessionStorage.getItem(RENEWED) === present) return;
  sessionStorage.setItem(RENEWED, present);
  location.reload();
}

async function tell() {
  timer = null;
  const shown = { page, language: language(), ...glass(), software };
  const words = JSON.stringify(shown);
  if (over || words === told) return;
  next = Date.now() + TELL_MS;
  try {
    const present = await request("PUT", PUT, { body: shown });
    told = words;
    renew(present.software);
  } catch (error) {
    // Refused: this machine is none of the office's any more, unless only its manager was signed out. Not reached: the
    // next change, or the line, tells it.
    if (error.status === 401 && error.code !== "sign-in-needed" && !boot.account) shutOut();
  }
}

function soon() {
  timer ??= setTimeout(tell, Math.max(0, next - Date.now()));
}

/** `code`: one of office/rules/screens.py: which page stands here, and nothing of what is on it. */
export function tellShows(code) {
  if (page === LOADING && code !== LOADING) {
    clearTimeout(timer);
    timer = null;
    next = 0;
  }
  page = code;
  if (boot.device?.id) soon();
}

function element(name, className, words) {
  const made = document.createElement(name);
  made.className = className;
  if (words) made.textContent = words;
  return made;
}

/** Above everything, dialogs too; what is being typed goes on, and a touch takes it away. */
function showName({ name, counter }) {
  document.querySelector(".machine-name")?.remove();
  const box = element("div", "machine-name");
  box.setAttribute("role", "status");
  box.append(element("p", "machine-name__lead", t("machine_is")), element("strong", "machine-name__name", name));
  box.append(element("p", "machine-name__role", [t(`machine_${boot.device.role ?? boot.screen}`), say(counter?.name)].filter(Boolean).join(" · ")));
  document.body.append(box);
  if (box.showPopover) {
    box.popover = "manual";
    box.showPopover();
  }
  const away = () => box.remove();
  box.addEventListener("pointerdown", away);
  setTimeout(away, NAMED_MS);
}

function shutOut() {
  if (over) return;
  over = true;
  const again = element("button", "button button--primary button--large", t("machine_ask_again"));
  again.type = "button";
  const ask = () => location.replace(location.pathname);
  again.addEventListener("click", ask);
  const words = element("main", "machine-out");
  words.setAttribute("role", "alert");
  words.append(element("h1", "", t("machine_out")), element("p", "", t("machine_out_mend")), again);
  // The whole page goes: what stood on it is not for whoever sits here now.
  document.body.replaceChildren(words);
  again.focus();
  if (boot.screen === "display") setTimeout(ask, ASK_AGAIN_MS);
}

function heed(said) {
  heardOf(said.edition);
  if (said.ask === "identify") showName(said);
  else if (said.ask === "reload") location.reload();
  else if (said.ask === "revoked") shutOut();
}

/** A manager who signed in makes any browser the manager's: that one is no machine of the office. */
export function keepDeviceLine() {
  if (!boot.device?.id) return;
  let wasLost = false;
  const link = ({ online, refused }) => {
    wasLost ||= !online;
    // A refused line may be a server in trouble: the call that follows tells it from a machine that was shut out.
    if (!online && !refused) return;
    // Meanwhile the server may have forgotten it.
    if (wasLost) told = "";
    soon();
  };
  const line = connectLive({ auth: () => ({ screen: boot.screen, follow: "device" }), event: "device", show: heed, link });
  line.on("disconnect", () => over && line.close());
  window.addEventListener("resize", soon);
}
