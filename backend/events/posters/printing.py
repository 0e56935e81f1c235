"""A poster: Typst sets it, and gets every word as data, never as markup.

Where it is stands nowhere on it: a house for young people in care is not for everybody who walks past a board.
"""

import io
import json
from pathlib import Path

import segno
import typst

from backend.core.fonts import FONTS
from backend.events.models import Event
from backend.events.wallclock import on_the_wall

from .words import DAYS, MONTHS, WORDS

TEMPLATE = Path(__file__).parent / "page.typ"
# So much of what an organiser wrote fits on the page beside everything else.
MOST_WORDS = 420


def print_poster(event: Event, *, address: str, language: str) -> bytes:
    """The event as a tagged PDF of one A4 page, with a drawing of `address` for a phone's camera."""
    words = WORDS[language]
    page = {
        "lang": language,
        "title": event.title,
        "when": when(event, language),
        "description": _shortened(event.description),
        "parts": [
            {"title": words["first"], "text": event.first_ten_minutes},
            {"title": words["leave"], "text": event.leaving_early},
        ],
        "free": words["free"],
        "how": words["how"],
        "qr": _drawing(address),
        "qr-alt": words["drawing"],
        "address": address,
    }
    printed: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
    )
    return printed


def when(event: Event, language: str) -> str:
    """The day and the hours on the wall: "Fredag 12. juni, kl. 17.00 til 20.00"."""
    begins, ends = event.local_start, on_the_wall(event.ends_at, event.zone)
    day = DAYS[language][begins.weekday()]
    date, clock = WORDS[language]["date"], WORDS[language]["clock"]
    hours = f"{begins.strftime(clock)} {WORDS[language]['to']} {ends.strftime(clock)}"
    return f"{day} {date.format(day=begins.day, month=MONTHS[language][begins.month - 1])}, {hours}"


def _shortened(text: str) -> str:
    if len(text) <= MOST_WORDS:
        return text
    return text[:MOST_WORDS].rsplit(maxsplit=1)[0].rstrip(" ,.;:") + " …"


def _drawing(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=2, xmldecl=False)
    return drawn.getvalue().decode()
