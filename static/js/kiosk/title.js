// The heading of a step. The focus goes to it, so that a screen reader reads the new step and the keyboard starts there.

import { html, useLayoutEffect, useRef } from "htm/preact/standalone";

export function Title({ children }) {
  const heading = useRef();
  useLayoutEffect(() => heading.current.focus({ preventScroll: true }), []);
  return html`<h1 class="title" ref=${heading} tabindex="-1">${children}</h1>`;
}
