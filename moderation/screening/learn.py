"""Learns the wording model: `python -m moderation.screening.learn FILE.jsonl...` prints a new `data/wording.toml`.

Pure Python and the same answer every time: a linear support vector machine by dual coordinate descent (Hsieh et al.,
"A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008), squared hinge loss.
"""

import json
import sys
from base64 import b64encode
from binascii import crc32
from collections.abc import Iterable, Sequence
from pathlib import Path

from moderation.screening.detectors.self_harm import SelfHarm
from moderation.screening.verdict import Label
from moderation.screening.wording import share

SIZE = 1 << 15
ROUNDS = 20
COST = 1.0
BIAS = -0.35  # a message of unknown words is no call for help
MISSED = 1.5  # what missing somebody costs beside a false alarm
_STEPS = 127

_FILE = '''# Written by moderation/screening/learn.py; never edited by hand.
# What it is: weights of a linear model over words, pairs, pieces of words and the concepts and settings of
#   self_harm.toml, in {size} places shared by checksum, a signed byte each.
# What it is for: raising a self-harm verdict of `none` to low or medium, so that a person looks. Nothing else.
# Learnt from: {lines} invented messages, {marked} of them marked, Danish first, written and labelled by the project.
# Limits: as good as those messages; it knows resemblance, not meaning. Learn anew when they or self_harm.toml change.
lines = {lines}
low = 0.0
medium = 0.6
bias = {bias}
scale = {scale:.8f}
weights = """
{weights}"""
'''


def places(features: Iterable[int], size: int = SIZE) -> list[int]:
    """Where each feature's weight stands: features share `size` places by their checksum."""
    return sorted(feature % size for feature in features)


def learn(rows: Sequence[list[int]], marked: Sequence[bool], size: int = SIZE) -> list[float]:
    """One weight for each place."""
    weights, alphas = [0.0] * size, [0.0] * len(rows)
    for turn in range(ROUNDS):
        for number in sorted(range(len(rows)), key=lambda number: _shuffled(turn, number)):
            row, sign = rows[number], 1 if marked[number] else -1
            part = share(len(row))
            ridge = 1 / (2 * COST * (MISSED if marked[number] else 1))
            margin = sign * (part * sum([weights[place] for place in row]) + BIAS)
            alpha = max(0.0, alphas[number] - (margin - 1 + ridge * alphas[number]) / (1 + ridge))
            step, alphas[number] = (alpha - alphas[number]) * sign, alpha
            for place in row:
                weights[place] += step * part
    return weights


def _shuffled(turn: int, number: int) -> int:
    """An order without order, another one each turn, and the same ones every time."""
    return crc32(f"{turn} {number}".encode())


def main(names: Sequence[str]) -> str:
    """The data file learnt from these files of examples."""
    lines = [line for name in names for line in Path(name).read_text(encoding="utf-8").splitlines()]
    examples = [json.loads(line) for line in lines]
    marked = [Label.SELF_HARM in example["labels"] for example in examples]
    detector = SelfHarm()
    weights = learn([places(detector.features(example["text"])) for example in examples], marked)
    scale = max(map(abs, weights)) / _STEPS
    packed = b64encode(bytes(round(weight / scale) % 256 for weight in weights)).decode()
    wrapped = "\n".join(packed[start : start + 120] for start in range(0, len(packed), 120))
    return _FILE.format(size=SIZE, lines=len(lines), marked=sum(marked), bias=BIAS, scale=scale, weights=wrapped)


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]))
