// What the lobby knows: the newest board, the call in the large place, the line to the server, and the loudspeaker.

import { useEffect, useRef, useState } from "htm/preact/standalone";
import { follow } from "../common/follow.js";
import { connectLive } from "../common/live.js";
import { boot } from "../common/page.js";
import { setClock } from "../common/time.js";
import { Calls } from "./calls.js";
import { Speech } from "./speech.js";

export function useBoard() {
  const [board, setBoard] = useState(null);
  const [shown, setShown] = useState({ call: null, fresh: false });
  const [link, setLink] = useState({ online: true, since: new Date(), refused: "" });
  const [blocked, setBlocked] = useState(false);
  const [trouble, setTrouble] = useState("");
  const calls = useRef(null);

  useEffect(() => {
    const speech = new Speech({ blocked: setBlocked, trouble: setTrouble });
    calls.current = new Calls({ show: (call, fresh) => setShown({ call, fresh }), speech });
    const socket = connectLive({
      auth: () => ({ screen: boot.screen, ...(calls.current.last === null ? {} : { last_seq: calls.current.last }) }),
      event: "board",
      show: (next) => {
        setClock(next.now);
        setBoard(next);
        calls.current.take(next);
        follow(next.edition, () => setBoard((now) => ({ ...now })));
      },
      link: setLink,
    });
    const listen = async (touched) => {
      const allowed = await speech.isAllowed();
      setBlocked(!allowed);
      if (allowed && touched) calls.current.again();
    };
    const touch = () => listen(true);
    listen(false);
    window.addEventListener("pointerdown", touch);
    window.addEventListener("keydown", touch);
    return () => {
      socket.close();
      window.removeEventListener("pointerdown", touch);
      window.removeEventListener("keydown", touch);
    };
  }, []);
  return { board, shown, link, blocked, trouble };
}
