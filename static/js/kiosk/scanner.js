// A scanner types like a keyboard, but faster than any hand, and ends with Enter. Its keys never reach the page.

// Scanners type every 1 to 30 ms; a finger that rolls over two or three keys can be as fast, never over five.
const FAST_MS = 50;
const A_HAND = 4;
const SHORTEST = 9;
// Some scanners are not set to send Enter.
const SILENCE_MS = 300;

/** The sign of the key on a US keyboard, whatever layout or Telex makes of it; else what came out. */
export function signOf({ code, key, shiftKey }) {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  if (digit && (!shiftKey || code.startsWith("Numpad"))) return digit[1];
  if (code === "Backslash" && shiftKey) return "|";
  if (key.length === 1) return key;
  const letter = /^Key([A-Z])$/.exec(code);
  return letter ? (shiftKey ? letter[1] : letter[1].toLowerCase()) : "";
}

/** What stood in a field before the scanner's first keys, of which it only then is known that they were no hand's. */
function remember(target) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return () => {};
  const before = target.value;
  return () => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value");
    set.call(target, before);
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
}

/** Calls `done(text)` for each scan; returns how to stop listening. */
export function listenForScans(done) {
  let signs = [];
  let last = -Infinity;
  let putBack = () => {};
  let timer;
  const end = () => {
    clearTimeout(timer);
    const text = signs.join("");
    signs = [];
    if (text.length < SHORTEST) return false;
    done(text);
    return true;
  };
  const swallow = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const press = (event) => {
    if (event.key === "Shift" || event.key === "CapsLock") return;
    const isFast = event.timeStamp - last < FAST_MS;
    last = event.timeStamp;
    if (event.key === "Enter" || event.key === "Tab") {
      if (isFast && signs.length > A_HAND && end()) swallow(event);
      signs = [];
      return;
    }
    if (!isFast) {
      signs = [];
      putBack = remember(event.target);
    }
    signs.push(signOf(event));
    if (signs.length <= A_HAND) return;
    if (signs.length === A_HAND + 1) putBack();
    swallow(event);
    clearTimeout(timer);
    timer = setTimeout(end, SILENCE_MS);
  };
  document.addEventListener("keydown", press, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("keydown", press, true);
  };
}
