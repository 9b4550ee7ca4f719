// A roll has no page length. Style sheets must name one, so the page is given the slip's own just before it is printed.

const MILLIMETRES_PER_PIXEL = 25.4 / 96;
const page = new CSSStyleSheet();

function fitPageToSlip() {
  const height = document.querySelector(".slip").getBoundingClientRect().height;
  page.replaceSync(`@page { size: 80mm ${Math.ceil(height * MILLIMETRES_PER_PIXEL) + 1}mm; margin: 0 }`);
}

document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
window.addEventListener("beforeprint", fitPageToSlip);
document.fonts.ready.then(fitPageToSlip);
