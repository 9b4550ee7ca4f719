import { html } from "htm/preact/standalone";

const SPRITE = "/static/icons/sprite.svg";
let place = `${SPRITE}#`;

/** Brings the sprite into the page, so that a pictogram first shown while the network is down is there too. */
async function bringIn() {
  const answer = await fetch(SPRITE);
  if (!answer.ok) return;
  const text = (await answer.text()).replaceAll(' id="', ' id="icon-');
  const sprite = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  sprite.setAttribute("hidden", "");
  sprite.setAttribute("aria-hidden", "true");
  document.body.append(document.adoptNode(sprite));
  place = "#icon-";
}
bringIn().catch(() => {});

/** A pictogram of the sprite; decoration only, so the words beside it must say it all. */
export function icon(name, extra = "") {
  return html`<svg class=${`icon ${extra}`} aria-hidden="true"><use href=${place + name} /></svg>`;
}
