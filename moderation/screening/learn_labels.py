"""Learns the likeness model: `python -m moderation.screening.learn_labels FILE.jsonl...` prints `data/likeness.toml`.

The same files give the same answer every time. Messages marked only by what other detectors find teach nothing here.
"""

import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from moderation.screening.detectors import RULED
from moderation.screening.detectors.ruled import Ruled
from moderation.screening.learn import BIAS, learn, places
from moderation.screening.verdict import Label

SIZE = 1 << 14
LOW = 0.3
MEDIUM = 0.7
_STEPS = 127
_FILE = """# Written by moderation/screening/learn_labels.py; never edited by hand.
# What it is: weights of linear models over words, pairs, pieces of words and settings, in {size} places shared by
#   checksum, a signed byte each: one for all labels together, and one for each, to tell which it is.
# What it is for: raising a verdict of `none` to low or medium, so that a person looks. Nothing else.
# Learnt from: {lines} invented messages, {marked} of them marked, Danish first, written and labelled by the project.
# Limits: as good as those messages; it knows resemblance, not meaning. Learn anew when they or a rule file change.
lines = {lines}
low = {low}
medium = {medium}
bias = {bias}
scale = {scale:.8f}
weights = "{weights}"

[labels]
{labels}
"""


class Shown(NamedTuple):
    """A message's features and those of its labels that are known by rules."""

    row: list[int]
    labels: frozenset[Label]


def shown(names: Sequence[str]) -> list[Shown]:
    """What the files of examples show."""
    lines = [line for name in names for line in Path(name).read_text(encoding="utf-8").splitlines()]
    ruled, examples = Ruled(RULED), []
    for example in map(json.loads, lines):
        labels = frozenset(map(Label, example["labels"]))
        if not labels or labels & set(RULED):
            examples.append(Shown(places(ruled.features(example["text"]), SIZE), labels & set(RULED)))
    return examples


def main(names: Sequence[str]) -> str:
    """The data file learnt from these files of examples."""
    examples = shown(names)
    rows = [example.row for example in examples]
    weights, scale = _bytes(learn(rows, [bool(example.labels) for example in examples], SIZE))
    known = sorted({label for example in examples for label in example.labels})
    each = {label: _bytes(learn(rows, [label in example.labels for example in examples], SIZE))[0] for label in known}
    return _FILE.format(
        size=SIZE,
        lines=len(examples),
        marked=sum(bool(example.labels) for example in examples),
        low=LOW,
        medium=MEDIUM,
        bias=BIAS,
        scale=scale,
        weights=weights,
        labels="\n".join(f'{label} = "{packed}"' for label, packed in each.items()),
    )


def _bytes(weights: list[float]) -> tuple[str, float]:
    """The weights as signed bytes, and what one step of them weighs."""
    scale = max(map(abs, weights)) / _STEPS
    return b64encode(bytes(round(weight / scale) % 256 for weight in weights)).decode(), scale


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]))
