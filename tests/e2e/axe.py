"""What axe-core and a ruler find on a screen."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.support.live import PROJECT

AXE = PROJECT / "web/node_modules/axe-core/axe.min.js"
# Turning the light on or off lets colours glide, and axe must not catch one half-way.
CHECK = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ends = (gliding) => gliding.effect.getComputedTiming().endTime !== Infinity;
  document.getAnimations().filter(ends).forEach((gliding) => gliding.finish());
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const {violations} = await axe.run(document, {runOnly, resultTypes: ["violations"]});
  return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
WIDTH = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
HEIGHT = "() => document.documentElement.scrollHeight"
TALL = 844


def bring(page: Page, *, axe: Path = AXE) -> None:
    """Have axe on this page; it stays there until the page is loaded anew."""
    page.evaluate(axe.read_text())


def look(page: Page) -> Iterator[str]:
    """Whatever is wrong for those who see badly or not at all."""
    page.set_viewport_size({"width": 390, "height": max(TALL, page.evaluate(HEIGHT))})  # nothing under the bars
    yield from page.evaluate(CHECK)


def look_by_night(page: Page) -> Iterator[str]:
    """The same in the dark; the light is on again afterwards."""
    page.emulate_media(color_scheme="dark")
    for violation in look(page):
        yield f"dark: {violation}"
    page.emulate_media(color_scheme="light")


def measure(page: Page) -> Iterator[str]:
    """Where one would have to scroll sideways: at twice the size, on a small phone and on a usual one."""
    for width in (195, 320, 390):
        page.set_viewport_size({"width": width, "height": TALL})
        needed = page.evaluate(WIDTH)
        if needed > width:
            yield f"{needed} px wide at {width} px"
