// Where the citizen is. Each step is an entry of the browser's history, so that a reload stays where it was.

import { useEffect, useState } from "/static/vendor/htm-preact-standalone.module.js";

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
  useEffect(() => {
    const moved = (event) => setRoute(event.state?.page ? event.state : HOME);
    window.addEventListener("popstate", moved);
    return () => window.removeEventListener("popstate", moved);
  }, []);
  // Replaced, not pushed: the next citizen must not find the last one's steps behind a swipe.
  const go = (next) => {
    history.replaceState(next, "");
    setRoute(next);
  };
  return [route, go];
}
