// How much of the room fits on the board, so that every line can be read from the last row of seats.

import { useEffect, useState } from "htm/preact/standalone";

const upright = matchMedia("(orientation: portrait)");
const WHOLE = { counters: 5, columns: 2, long: 22, longest: 80, fields: 5, next: 2 };
// Beside the office's notices, which take a column of a lying screen and the foot of an upright one.
const LYING = { counters: 5, columns: 1, long: 12, longest: 36, fields: 5, next: 1 };
const UPRIGHT = { counters: 3, columns: 2, long: 28, longest: 80, fields: 4, next: 1 };

/**
 * → {counters: rows of counters on a page, columns: most of them side by side, fields: rows, next: numbers in each}
 *   `long`: a counter's name with more letters is written smaller; `longest`: with more than these it needs a higher row
 */
export function usePlaces(isTold) {
  const [isUpright, turn] = useState(upright.matches);
  useEffect(() => {
    const turned = () => turn(upright.matches);
    upright.addEventListener("change", turned);
    return () => upright.removeEventListener("change", turned);
  }, []);
  if (!isTold) return WHOLE;
  return isUpright ? UPRIGHT : LYING;
}
