// Printing a slip by the browser itself, where no printer of the office's does it.

/** The slip's own page, printed from a frame that nobody sees. */
export function printHere(token) {
  const frame = document.createElement("iframe");
  frame.className = "visually-hidden";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.src = `/kiosk/slip/${encodeURIComponent(token)}`;
  frame.onload = () => {
    const paper = frame.contentWindow;
    paper.addEventListener("afterprint", () => setTimeout(() => frame.remove(), 1000));
    paper.document.fonts.ready.then(() => paper.print());
  };
  document.body.append(frame);
}
