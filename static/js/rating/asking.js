// Whom to ask: the lobby's news say when something moved at this counter, and that is the moment to look.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { get } from "../common/api.js";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { boot } from "../common/page.js";
import { setClock } from "../common/time.js";

const ASK_AGAIN_MS = 10_000;

/** What the board says of this counter: the number that is there, and whether it is still only called. */
function hereOn(board) {
  const mine = boot.counter.id;
  return {
    number: board.serving.find((each) => each.counter.id === mine)?.number ?? null,
    calling: Boolean(board.counters.find((each) => each.id === mine)?.calling),
  };
}

/** The newest call of this counter: a service that began and ended between two boards shows by it alone. */
const newestCall = (board) => Math.max(0, ...board.calls.filter((each) => each.counter?.id === boot.counter.id).map((each) => each.seq));

/** {ask, here: {number, calling}, link}; `ask` is what the server said last. `redraw`: once the page has another edition's facts. */
export function useAsking(redraw) {
  const [state, setState] = useState({ ask: null, here: { number: null, calling: false }, link: { online: true } });
  const last = useRef("");
  const looks = useRef({ asked: 0, answered: 0 });
  useEffect(() => {
    const change = (changes) => setState((before) => ({ ...before, ...changes }));
    const look = () => {
      const mine = ++looks.current.asked;
      return get("/api/v1/rating", { patience: 6000 }).then(
        (said) => {
          // Overtaken by the answer to a later question, it is of the past.
          if (mine < looks.current.answered) return;
          looks.current.answered = mine;
          setClock(said.now);
          boot.scores = said.scores;
          change({ ask: said.ask });
        },
        () => {},
      );
    };
    const show = (board) => {
      const here = hereOn(board);
      const key = `${here.number} ${here.calling} ${newestCall(board)} ${board.edition}`;
      follow(board.edition, redraw);
      if (key === last.current) return;
      last.current = key;
      change({ here });
      look();
    };
    const link = (line) => {
      change({ link: line });
      if (line.online) look();
    };
    const socket = connectLive({ auth: () => ({ screen: "rating" }), event: "board", show, link });
    const timer = setInterval(() => socket.connected || look(), ASK_AGAIN_MS);
    return () => {
      clearInterval(timer);
      socket.close();
    };
  }, []);
  return state;
}
