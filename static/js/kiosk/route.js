// Where the citizen is. It stands in the browser's history, so that a reload stays where it was.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { lock } from "./lock.js";

export const HOME = { page: "home" };

const STEP = { home: 1, search: 1, help: 1, field: 2, procedure: 3, result: 3 };

/** Which of the three steps in the header is being done. */
export function stepOf(route) {
  return STEP[route.page] ?? 1;
}

/** Where "Quay lại" leads; `from` is remembered on the way in, e.g. a search with its words. */
export function parentOf(route) {
  return route.from ?? HOME;
}

export function useRoute() {
  const [route, setRoute] = useState(history.state?.page ? history.state : HOME);
  const stands = useRef(route);
  useEffect(() => lock(() => history.pushState(stands.current, "")), []);
  // Replaced, not pushed: the next citizen must not find the last one's steps behind a swipe.
  const go = (next) => {
    stands.current = next;
    history.replaceState(next, "");
    setRoute(next);
  };
  return [route, go];
}
