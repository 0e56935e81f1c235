"""The written examples: `dev` to work by, `aside` never tuned on."""

import json
from pathlib import Path
from typing import NamedTuple

from moderation.screening import screen

DATA = Path(__file__).parent / "data"


class Example(NamedTuple):
    """A text and the labels a person gave it."""

    text: str
    lang: str
    labels: frozenset[str]


class Figures(NamedTuple):
    """How well one label is found."""

    recall: float
    precision: float


def load(name: str) -> list[Example]:
    """All examples of one set."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Example(row["text"], row["lang"], frozenset(row["labels"])) for row in map(json.loads, lines)]


def measure(examples: list[Example], label: str) -> Figures:
    """Recall and precision of one label over the examples."""
    pairs = [(label in screen(example.text).labels, label in example.labels) for example in examples]
    right = sum(got and wanted for got, wanted in pairs)
    return Figures(right / sum(wanted for _, wanted in pairs), right / max(1, sum(got for got, _ in pairs)))
