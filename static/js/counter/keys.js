// The frequent moves by key. Letters can be switched off: some people's tools send them by accident.

import { useLayoutEffect, useRef, useState } from "htm/preact/standalone";

const PLACE = "motcua-counter-keys";
const WRITES = "input, textarea, select, [contenteditable]";

/** The letter on the key even while a Vietnamese keyboard is composing. */
function letterOf(event) {
  if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
  const found = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code);
  return found ? found[1].toLowerCase() : "";
}

function meaning(event) {
  if (event.key === " " || event.key === "Enter") return event.target.closest?.("button, a, summary") ? "" : "primary";
  return letterOf(event);
}

/** `moves`: {primary, r, v, …} → what to do; letters only while switched on. Returns [on, toggle]. */
export function useKeys(moves) {
  const [on, setOn] = useState(localStorage.getItem(PLACE) !== "off");
  const newest = useRef(null);
  newest.current = on ? moves : { primary: moves.primary };
  // With the drawing itself, not after it: a key pressed the moment the page stands there counts.
  useLayoutEffect(() => {
    const press = (event) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target.closest?.(WRITES) || document.querySelector("dialog[open]")) return;
      const run = newest.current[meaning(event)];
      if (!run) return;
      event.preventDefault();
      run();
    };
    // A button pressed by finger or mouse lets go of the focus, so that the space bar is the big button's again.
    const release = (event) => {
      if (event.detail > 0 && !event.target.closest("dialog")) event.target.closest("button")?.blur();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("click", release);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("click", release);
    };
  }, []);
  const toggle = () => {
    localStorage.setItem(PLACE, on ? "off" : "on");
    setOn(!on);
  };
  return [on, toggle];
}
