// A machine that anybody may touch stays a kiosk: no menu, no selecting, no dragging, no zooming, and no key or swipe that
// leads to another page. What stays outside a page's reach (the address, other sites) is the browser's policy: docs/kiosk.md.

const NEVER = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "gesturestart", "auxclick"];
// Loading the page anew leads nowhere else, and is what a technician tries first.
const RELOADS = ["r", "f5"];
const WITH_ALT = ["arrowleft", "arrowright", "home", "d", "e", "f"];
const ALONE = /^(f([1-4]|[6-9]|1[0-2])|browser.*|launch.*|contextmenu|help)$/;

function leads(event) {
  const key = String(event.key ?? "").toLowerCase();
  if (event.ctrlKey || event.metaKey) return !RELOADS.includes(key) || event.altKey;
  return ALONE.test(key) || (event.altKey && WITH_ALT.includes(key));
}

/** `stay`: called when the browser went back, to stand where the citizen was. */
export function lock(stay) {
  const never = (event) => event.preventDefault();
  const firm = { capture: true, passive: false };
  for (const name of NEVER) document.addEventListener(name, never, firm);
  document.addEventListener("keydown", (event) => leads(event) && never(event), firm);
  document.addEventListener("wheel", (event) => event.ctrlKey && never(event), firm);
  document.addEventListener("touchmove", (event) => event.touches.length > 1 && never(event), firm);
  // One entry of the history in hand: a way back uses that up, is given another, and the page stays.
  stay();
  window.addEventListener("popstate", stay);
}
