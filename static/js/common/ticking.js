// What changes by the clock alone.

import { useEffect, useState } from "htm/preact/standalone";

/** Draws the part anew every so many milliseconds. */
export function useTick(ms = 1000) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
}

/** False for a moment after `key` changed: the second half of a double tap must not hit the button's next meaning. */
export function useSettled(key, ms = 400) {
  const [settled, settle] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => settle(key), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return settled === key;
}
