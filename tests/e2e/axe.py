"""What axe-core and a ruler find on a screen."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.phones import DRAWN
from tests.support.live import PROJECT

AXE = PROJECT / "web/node_modules/axe-core/axe.min.js"
# Turning the light on or off lets colours glide, and axe must not catch one half-way.
CHECK = """async (options) => {
  const ends = (gliding) => gliding.effect.getComputedTiming().endTime !== Infinity;
  document.getAnimations().filter(ends).forEach((gliding) => gliding.finish());
  const {violations} = await axe.run(document, {...options, resultTypes: ["violations"]});
  return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
OF_COLOURS = ("color-contrast", "link-in-text-block")
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": list(OF_COLOURS)}}  # the rest is the same by night
WORDS = {**EVERYTHING, "rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
HEIGHT = "document.documentElement.scrollHeight"
TALL = 844


def bring(page: Page, *, axe: Path = AXE) -> None:
    """Have axe on this page; it stays there until the page is loaded anew."""
    page.evaluate(axe.read_text())


def findings(page: Page, name: str, language: str = "da") -> list[str]:
    """Everything that is wrong with the screen of this name."""
    # Other words change sizes and names, not colours: those are looked at once.
    seen = (*look_by_night(page), *look(page)) if language == "da" else look(page, WORDS)
    return [f"{name}: {found}" for found in (*seen, *measure(page))]


def look(page: Page, rules: Mapping[str, object] = EVERYTHING) -> Iterator[str]:
    """Whatever is wrong for those who see badly or not at all."""
    _show_all(page)
    page.evaluate(DRAWN)
    yield from page.evaluate(CHECK, rules)


def look_by_night(page: Page) -> Iterator[str]:
    """What cannot be made out in the dark; the light is on again afterwards."""
    _show_all(page)
    page.emulate_media(color_scheme="dark")
    page.evaluate(DRAWN)
    for violation in page.evaluate(CHECK, COLOURS):
        yield f"dark: {violation}"
    page.emulate_media(color_scheme="light")


def _show_all(page: Page) -> None:
    """Have a window so tall that nothing is under the bars, also when it makes the page taller still."""
    height = TALL
    for _ in range(5):
        page.set_viewport_size({"width": 390, "height": height})
        if (needed := _measured(page, HEIGHT)) <= height:
            return
        height = needed


def measure(page: Page) -> Iterator[str]:
    """Where one would have to scroll sideways: at twice the size, on a small phone and on a usual one."""
    for width in (195, 320, 390):
        page.set_viewport_size({"width": width, "height": TALL})
        if (needed := _measured(page, WIDTH)) > width:
            yield f"{needed} px wide at {width} px"


def _measured(page: Page, what: str) -> int:
    """How much it is, once what answers to a window of another size has been drawn."""
    page.evaluate(DRAWN)
    measured: int = page.evaluate(what)
    return measured
