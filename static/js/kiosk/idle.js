// Nobody touched the screen for a while: ask first, then make it ready for the next citizen.

import { useEffect, useRef, useState } from "htm/preact/standalone";

export const WARNING_SECONDS = 15;
const TOUCHES = ["pointerdown", "click", "keydown", "wheel"];

/** Seconds left while the question "still there?" stands, else null. `left` is called when nobody answered. */
export function useIdle(seconds, active, left) {
  const [remaining, setRemaining] = useState(null);
  const last = useRef(Date.now());
  const leave = useRef(left);
  leave.current = left;

  useEffect(() => {
    last.current = Date.now();
    setRemaining(null);
    if (!active) return undefined;
    const touched = () => {
      last.current = Date.now();
      setRemaining(null);
    };
    const look = () => {
      const until = Math.ceil(seconds - (Date.now() - last.current) / 1000);
      if (until <= 0) {
        last.current = Date.now();
        setRemaining(null);
        leave.current();
      } else setRemaining(until <= Math.min(WARNING_SECONDS, seconds / 2) ? until : null);
    };
    const timer = setInterval(look, 250);
    for (const touch of TOUCHES) document.addEventListener(touch, touched, true);
    return () => {
      clearInterval(timer);
      for (const touch of TOUCHES) document.removeEventListener(touch, touched, true);
    };
  }, [seconds, active]);

  return remaining;
}
