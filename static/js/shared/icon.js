import { html } from "/static/vendor/htm-preact-standalone.module.js";

/** A pictogram of the sprite; decoration only, so the words beside it must say it all. */
export function icon(name, extra = "") {
  return html`<svg class=${`icon ${extra}`} aria-hidden="true"><use href=${`/static/icons/sprite.svg#${name}`} /></svg>`;
}
