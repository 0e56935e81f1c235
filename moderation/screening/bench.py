"""How long screening takes here: `python -m moderation.screening.bench FILE.jsonl` with a "text" in each line."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from moderation.screening.engine import engine, screen


def bench(texts: Sequence[str]) -> dict[str, float]:
    """Microseconds a message, median and 99th percentile, rules built and warmed beforehand."""
    engine()
    for text in texts:
        screen(text)
    took = sorted(map(_microseconds, texts))
    return {"p50": took[len(took) // 2], "p99": took[len(took) * 99 // 100], "messages": float(len(took))}


def _microseconds(text: str) -> float:
    began = perf_counter()
    screen(text)
    return (perf_counter() - began) * 1e6


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    sys.stdout.write(json.dumps(bench([json.loads(line)["text"] for line in lines])) + "\n")
