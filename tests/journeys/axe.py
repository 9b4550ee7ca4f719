"""A page against WCAG 2.2, A and AA, as axe-core counts it, in the browser's own tree of what is named and seen."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.programs import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# Colours are counted where they come to rest, without waiting for it; what goes round for ever never does.
# The pictograms' store (static/js/common/icon.js) is neither seen nor named, but most of what a small page is made of:
# axe would go through every stroke of it.
RUN = """async ([levels, within]) => {
  if (!window.axe) return null;
  document.getAnimations()
    .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
    .forEach(each => each.finish());
  const store = document.querySelector("body > svg[hidden][aria-hidden=true]");
  store?.remove();
  const {violations} = await axe.run(within, {runOnly: levels, resultTypes: ["violations"]});
  if (store) document.body.append(store);
  return violations.flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}`));
}"""


def broken(page: Page, at: str, within: str = "html") -> list[str]:
    """What the page as it stands breaks: "where: rule: element". `within`: where the rest is as on a page before."""
    found = page.evaluate(RUN, [LEVELS, within])
    if found is None:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(RUN, [LEVELS, within])
    return [f"{at}: {each}" for each in found]
