"""How smoothly a phone scrolls a chat: its frames, in a room of ten thousand messages and in one of fifty.

The processor is slowed four times. Each swipe goes up and down again by 4000 px at 2000 px a second, in both rooms by
turns; a ratio is to the room of fifty. A screen draws sixty times a second, so no frame can take less than 16.7 ms.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page

from bench import Row
from tests.e2e import houses
from tests.e2e.phones import Phone
from tests.e2e.scrolling import swipe, to_the_beginning
from tests.support.browser import running_browser
from tests.support.longroom import write_much

MANY, FEW = 10_000, 50
SLOWER, SWIPE_PX, TURNS = 4, 4_000, 10
COUNT_FRAMES = """() => {
  window.frames_ms = [];
  let before = performance.now();
  const note = (now) => {
    window.frames_ms.push(now - before);
    before = now;
    window.counting = requestAnimationFrame(note);
  };
  window.counting = requestAnimationFrame(note);
}"""
STOP_COUNTING = "() => { cancelAnimationFrame(window.counting); return window.frames_ms.slice(1); }"


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Half of the frames, and nine of ten, in the long room, each with its ratio to the short one."""
    frames: dict[int, list[float]] = {MANY: [], FEW: []}
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser, ExitStack() as stack:
        seeded = Path(folder, "seeded")
        seeded.mkdir()
        houses.seed(seeded)
        pages = {size: stack.enter_context(_room(browser, seeded, Path(folder, str(size)), size)) for size in frames}
        for _ in range(2 if quick else TURNS):
            for size, page in pages.items():
                frames[size] += _scroll(page)
    yield from figures(frames[MANY], frames[FEW])


def figures(many: Sequence[float], few: Sequence[float]) -> Iterator[Row]:
    """The median and the 90th percentile of the first, compared with those of the second."""
    for name, of in (("p50_ms", median), ("p90_ms", lambda frames: quantiles(frames, n=10)[8])):
        yield Row(row=f"frame_{name}", value=of(many), unit="ms", n=len(many), ratio=of(many) / of(few))


@contextmanager
def _room(browser: Browser, seeded: Path, data: Path, messages: int) -> Iterator[Page]:
    """Nor's phone in a room with so many messages, all of which have been fetched."""
    with houses.copied(seeded, data) as house:
        room_id = write_much(houses.database_url(data), messages)
        phone = Phone.switched_on(browser, house.url).sign_in("nor", house.password)
        page = phone.open(f"/chat/{room_id}")
        to_the_beginning(page)
        phone.settle()
        phone.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page
        phone.context.close()


def _scroll(page: Page) -> list[float]:
    """How long each frame took on the way down and up again, in milliseconds."""
    page.bring_to_front()
    page.evaluate(COUNT_FRAMES)
    for distance in (SWIPE_PX, -SWIPE_PX):
        swipe(page, distance)
    frames: list[float] = page.evaluate(STOP_COUNTING)
    return frames
