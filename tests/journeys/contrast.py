"""Contrast as WCAG counts it, of every word that stands on a page."""

from __future__ import annotations

from playwright.sync_api import Page

AAA = 7.0
AAA_LARGE = 4.5

# Every element with words of its own: its colour, the nearest ground behind it, and how large it is.
WORDS = """() => {
  const found = [];
  const rgba = text => (text.match(/[\\d.]+/g) || []).map(Number);
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest(".visually-hidden")) continue;
    let ground = element;
    while (ground && (rgba(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    found.push({
      words: element.textContent.trim().slice(0, 30),
      ink: rgba(style.color).slice(0, 3),
      ground: rgba(getComputedStyle(ground ?? document.documentElement).backgroundColor).slice(0, 3),
      large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
    });
  }
  return found;
}"""


def too_faint(page: Page) -> list[str]:
    """The words that miss 7:1 (4.5:1 when large, as AAA has it)."""
    faint = []
    for item in page.evaluate(WORDS):
        lighter, darker = sorted((_luminance(item["ink"]), _luminance(item["ground"])), reverse=True)
        ratio = (lighter + 0.05) / (darker + 0.05)
        if ratio < (AAA_LARGE if item["large"] else AAA):
            faint.append(f"{item['words']}: {ratio:.1f}")
    return faint


def _luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
