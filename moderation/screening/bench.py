"""How long screening takes here: `python -m moderation.screening.bench FILE.jsonl` with a "text" in each line."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from moderation.screening.engine import engine, screen
from moderation.screening.verdict import Context

LOOKS = 5
_ALONE = Context()
_LONG = 10_000
_STRIDE = 7919
_PIECES = (
    "112 ",
    "ring 1 2 3 ",
    "add mig ",
    "snap er ",
    "a@",
    "k1ll ",
    "jeg vil ikke ",
    "vej 1 ",
    "mit nr er 2 ",
    "a ",
)


def bench(texts: Sequence[str], looks: int = LOOKS) -> dict[str, float]:
    """Microseconds a message (median, 99th percentile), and milliseconds for the worst 10 000 characters.

    Each time is the best of `looks`: a shared machine adds waiting, which is not screening. `hostile_ms` is one piece
    said over and over, `mixed_ms` the words of the texts in any order.
    """
    engine()
    took = sorted(seconds(text, looks) for text in texts)
    return {
        "p50_us": took[len(took) // 2] * 1e6,
        "p99_us": took[len(took) * 99 // 100] * 1e6,
        "hostile_ms": max(seconds(piece * (_LONG // len(piece)), looks) for piece in _PIECES) * 1e3,
        "mixed_ms": seconds(_mixed(texts), looks) * 1e3,
    }


def _mixed(texts: Sequence[str]) -> str:
    words = " ".join(texts).split()
    return " ".join(words[number * _STRIDE % len(words)] for number in range(_LONG))[:_LONG]


def seconds(text: str, looks: int, context: Context = _ALONE) -> float:
    """How long one text takes, at best."""
    return min(_once(text, context) for _ in range(looks))


def _once(text: str, context: Context) -> float:
    began = perf_counter()
    screen(text, context)
    return perf_counter() - began


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    sys.stdout.write(json.dumps(bench([json.loads(line)["text"] for line in lines])) + "\n")
