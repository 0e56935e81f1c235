"""How long the screening of one message takes, with the rules built and warm."""

from collections.abc import Iterator

from bench import Row
from moderation.screening.bench import LOOKS, bench
from tests.moderation.screening.examples import load


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Common harmless messages (p50, p99), and 10 000 characters written to be slow: repeated, and in any order."""
    texts = [example.text for name in ("dev", "independent_dev") for example in load(name) if not example.labels]
    looks = 1 if quick else LOOKS
    for row, value in bench(texts, looks).items():
        counted = len(texts) if row.endswith("_us") else looks
        yield Row(row=row, value=value, unit=row.rpartition("_")[2], n=counted)
