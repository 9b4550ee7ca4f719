// One live ticket a person, where the office wants it: the ID card, from the scanner to what the screen says of it.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { post, Refused } from "../common/api.js";
import { icon } from "../common/icon.js";
import { boot, say, t } from "../common/page.js";
import { listenForScans } from "./scanner.js";

export const asksForCard = () => Boolean(boot.identity?.one_ticket);

/** {state: "none|reading|read|held|unread", slip, priority, number, words, drop}; `woken` is called at each scan. */
export function useCard(woken) {
  const [card, setCard] = useState({ state: "none" });
  const newest = useRef(null);
  newest.current = { woken };
  const asks = asksForCard();
  useEffect(() => {
    if (!asks) return undefined;
    const read = async (text) => {
      newest.current.woken();
      setCard({ state: "reading" });
      try {
        const found = await post("/api/v1/kiosk/card", { text }, { patience: 5000 });
        if (found.ticket) setCard({ state: "held", slip: found.card, number: found.ticket.number });
        else setCard({ state: "read", slip: found.card, priority: found.priority });
      } catch (error) {
        setCard({ state: "unread", words: error instanceof Refused ? error.message : t("card_unreachable") });
      }
    };
    return listenForScans(read);
  }, [asks]);
  return { ...card, drop: () => setCard({ state: "none" }) };
}

/** Whether the office gives a ticket as things stand. */
export const mayTake = (card) => !asksForCard() || card.state === "read" || (boot.identity.without_card && ["none", "unread"].includes(card.state));

const className = (id) => say(boot.priority.find((group) => group.id === id)?.name);

const LOOKS = {
  none: { tone: "", sign: "id-card" },
  reading: { tone: "", sign: "id-card" },
  read: { tone: "notice--done", sign: "check-circle" },
  held: { tone: "notice--now", sign: "ticket" },
  unread: { tone: "notice--stop", sign: "alert" },
};

function sentences(card) {
  const without = t(boot.identity.without_card ? "card_without" : "card_needed");
  switch (card.state) {
    case "reading":
      return [t("card_reading")];
    case "read":
      return [t("card_read"), card.priority ? t("card_class", { name: className(card.priority) }) : t("card_not_kept")];
    case "held":
      return [t("card_held", { number: card.number }), t("card_held_mend")];
    case "unread":
      return [card.words, without];
    default:
      return [t("card_ask"), without];
  }
}

export function CardSaid({ card }) {
  const { tone, sign } = LOOKS[card.state];
  const [first, second] = sentences(card);
  return html`<div class=${`notice card-said ${tone}`} role=${card.state === "held" || card.state === "unread" ? "alert" : "status"}>
    ${icon(sign)}
    <p><strong>${first}</strong>${second && html`<br />${second}`}</p>
  </div>`;
}
