"""Fingers that scroll through a chat, and eyes that see every frame which is drawn of it."""

from playwright.sync_api import Page

SWIFT_PX_A_SECOND = 2_000
BEGINNING = "I sagde begge ja. Nu er chatten åben."
TO_THE_BEGINNING = """beginning => {
  const log = document.querySelector("[role=log]");
  log.scrollTop -= 40_000;
  return log.textContent.includes(beginning);
}"""
A_LONG_WAY_MS = 300_000
MOVE = "px => { document.querySelector('[role=log]').scrollTop += px; }"
# A page's own observers of sizes are told at the end of a frame, in the order they were made: this one, made anew for
# each frame, sees what is drawn. It looks at something deep, so that the order of the others is as it always is.
WATCH = """() => {
  const log = document.querySelector("[role=log]");
  let deep = document.body;
  for (let depth = 0; depth < 40; depth += 1) deep = deep.appendChild(document.createElement("div"));
  deep.style.cssText = "position: fixed; inline-size: 1px; block-size: 1px; inset-block-start: 0";
  const { left, top, height } = log.getBoundingClientRect();
  window.held = document.elementFromPoint(left + 40, top + height / 2).closest("[data-key]");
  window.frames_seen = [];
  const look = () => {
    const edge = log.getBoundingClientRect();
    const rows = [...log.querySelectorAll("[data-key]")];
    const [first, last, held] = [rows[0], rows.at(-1), window.held].map((row) => row.getBoundingClientRect());
    const room = getComputedStyle(log.firstElementChild);
    const above = parseFloat(room.paddingTop) > 0 ? first.top - edge.top : 0;
    const below = parseFloat(room.paddingBottom) > 0 ? edge.bottom - last.bottom : 0;
    window.frames_seen?.push([rows.length, Math.max(0, above, below), edge.bottom - held.bottom]);
  };
  let observer;
  const frame = () => {
    observer?.disconnect();
    if (!window.frames_seen) return;
    observer = new ResizeObserver(look);
    observer.observe(deep);
    requestAnimationFrame(frame);
  };
  frame();
}"""
SEEN = """() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => {
  told(window.frames_seen);
  window.frames_seen = null;
})))"""


def move(page: Page, px: int) -> None:
    """Be at once so far below, or above with less than nothing."""
    page.evaluate(MOVE, px)


def to_the_beginning(page: Page) -> None:
    """Go up, page by page, until there is nothing more."""
    page.wait_for_function(TO_THE_BEGINNING, arg=BEGINNING, timeout=A_LONG_WAY_MS)


def swipe(page: Page, px: int) -> None:
    """Go so far towards newer messages as a finger does, or back with less than nothing."""
    gesture = {"x": 195, "y": 400, "yDistance": -px, "speed": SWIFT_PX_A_SECOND, "gestureSourceType": "touch"}
    page.context.new_cdp_session(page).send("Input.synthesizeScrollGesture", gesture)


def watch(page: Page) -> None:
    """Look at every frame from now on, and follow the row that is in the middle."""
    page.evaluate(WATCH)


def frames_seen(page: Page) -> list[tuple[int, float, float]]:
    """Of each frame: the rows in the page, how much of the screen was blank, how high the followed row stood."""
    return [tuple(frame) for frame in page.evaluate(SEEN)]
