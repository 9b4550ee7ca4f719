// A list that is longer than its place: big arrows for fingers that do not swipe, the wheel and the keys for the others.

import { html, useEffect, useRef, useState } from "htm/preact/standalone";
import { icon } from "../common/icon.js";
import { t } from "../common/page.js";

const A_HAIR = 4;

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const isLonger = (box) => box.scrollTop + box.clientHeight < box.scrollHeight - A_HAIR;

// The arrows take room from the list: asked with them there, a list that just fits would keep the arrows it does not need.
function isLongWithoutArrows(box) {
  const place = box.scrollTop;
  box.parentElement.classList.add("scroller--trying");
  box.scrollTop = 0;
  const answer = isLonger(box);
  box.parentElement.classList.remove("scroller--trying");
  if (box.scrollTop !== place) box.scrollTop = place;
  return answer;
}

/** `foot` stands below the list, always in sight; the arrows then stand beside it. */
export function Scroller({ label, foot, children }) {
  const box = useRef();
  const [long, setLong] = useState(false);
  const [edge, setEdge] = useState({ above: false, below: false });

  useEffect(() => {
    const element = box.current;
    const look = () => {
      const above = element.scrollTop > A_HAIR;
      const below = isLonger(element);
      setEdge((before) => (before.above === above && before.below === below ? before : { above, below }));
    };
    const measure = () => {
      setLong(isLongWithoutArrows(element));
      look();
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    watch.observe(element.firstElementChild);
    watch.observe(element.parentElement);
    element.addEventListener("scroll", look, { passive: true });
    measure();
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const turn = (direction) =>
    box.current.scrollBy({ top: direction * box.current.clientHeight * 0.8, behavior: still() ? "auto" : "smooth" });

  return html`<div class=${`scroller ${long ? "scroller--long" : ""} ${foot ? "scroller--footed" : ""}`}>
    <div class="scroller__box" ref=${box} role=${label && "region"} aria-label=${label} tabindex=${long ? 0 : undefined}>
      <div class="scroller__content">${children}</div>
    </div>
    ${(long || foot) &&
    html`<div class="scroller__end">
      ${long &&
      html`<div class="scroller__arrows">
        <button type="button" class="button" disabled=${!edge.above} onClick=${() => turn(-1)}>
          ${icon("chevron-up")}<span>${t("scroll_up")}</span>
        </button>
        <button type="button" class="button" disabled=${!edge.below} onClick=${() => turn(1)}>
          ${icon("chevron-down")}<span>${t("scroll_down")}</span>
        </button>
      </div>`}
      ${foot}
    </div>`}
  </div>`;
}
