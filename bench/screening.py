"""How well screening judges what it has not seen, and how long one message takes, with the rules built and warm."""

from collections.abc import Iterator
from statistics import median

from bench import Row
from bench._generator import TEXTS
from bench._judged import judged
from moderation.screening import Context
from moderation.screening.bench import LOOKS, bench, seconds
from tests.moderation.screening.examples import load

# A youth who writes to a friend and has just said ten things, as the chat asks.
_CHAT = Context("youth", 17, 16, "direct", (*TEXTS, *TEXTS[:3]), "da")


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Common harmless messages (p50, p99), what the chat's benchmark says, and 10 000 characters written to be slow."""
    texts = [example.text for name in ("dev", "independent_dev") for example in load(name) if not example.labels]
    looks = 1 if quick else LOOKS
    for row, value in bench(texts, looks).items():
        counted = len(texts) if row.endswith("_us") else looks
        yield Row(row=row, value=value, unit=row.rpartition("_")[2], n=counted)
    chat = median(seconds(text, looks, _CHAT) for text in TEXTS)
    yield Row(row="chat_p50_us", value=chat * 1e6, unit="us", n=len(TEXTS))
    yield from judged()
