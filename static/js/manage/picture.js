// A picture drawn by ECharts in the colours and letters of the house, on screen and on paper.

import { html, useEffect, useRef } from "htm/preact/standalone";

const { echarts } = window;
const [PAPER_WIDTH, PAPER_HEIGHT, PAPER_DOTS] = [690, 235, 3]; // px of an upright A4 page between its margins, and dots a px
const CALM_MS = 250;

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export const letters = () => ({ color: colour("ink-soft"), fontFamily: colour("font"), fontSize: 13 });

/** An axis without strokes of its own; `more` over it. */
export function axis(more = {}) {
  const text = letters();
  return { axisLine: { show: false }, axisTick: { show: false }, nameTextStyle: { ...text, padding: [0, 0, 6, 0] }, axisLabel: text, ...more };
}

export const gridLine = () => ({ lineStyle: { color: colour("line") } });
export const baseLine = () => ({ lineStyle: { color: colour("ink") } });

/** What a finger or a mouse over the picture reads; drawn in the picture, for the page's policy allows no inline styles. */
export function tip(formatter, more = {}) {
  return { renderMode: "richText", confine: true, backgroundColor: colour("ink"), borderWidth: 0, padding: [8, 12], textStyle: { ...letters(), color: colour("surface") }, formatter, ...more };
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const whole = (options) => ({ animationDuration: still() ? 0 : CALM_MS, textStyle: letters(), ...options() });

/** The same picture as wide as a page of paper, drawn at once: a printer waits for nothing. */
function onPaper(options, height) {
  const chart = echarts.init(document.createElement("div"), null, { renderer: "canvas", width: PAPER_WIDTH, height });
  chart.setOption({ ...whole(options), animation: false });
  const canvas = chart.renderToCanvas({ pixelRatio: PAPER_DOTS });
  chart.dispose();
  canvas.className = "picture__paper";
  canvas.removeAttribute("style");
  return canvas;
}

/** `options()` gives ECharts its picture; it is drawn anew when one of `when` changes. `label` says it to who can't see it; `paper`: how tall it is printed. */
export function Picture({ options, when, label, paper = PAPER_HEIGHT }) {
  const box = useRef(null);
  const chart = useRef(null);
  const latest = useRef(options);
  latest.current = options;
  const tall = useRef(paper);
  tall.current = paper;
  useEffect(() => {
    const frame = box.current;
    chart.current = echarts.init(frame, null, { renderer: "canvas" });
    const watch = new ResizeObserver(() => frame.clientWidth && chart.current.resize());
    watch.observe(frame);
    const toPaper = () => frame.after(onPaper(latest.current, tall.current));
    const fromPaper = () => frame.parentNode.querySelectorAll(".picture__paper").forEach((each) => each.remove());
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", fromPaper);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", toPaper);
      window.removeEventListener("afterprint", fromPaper);
      chart.current.dispose();
    };
  }, []);
  useEffect(() => {
    // A canvas asks for its letters once: drawn before they are there, it keeps the wrong ones.
    document.fonts.ready.then(() => chart.current.isDisposed() || chart.current.setOption(whole(options), { notMerge: true }));
  }, when);
  return html`<div class="picture" ref=${box} role="img" aria-label=${label}></div>`;
}
