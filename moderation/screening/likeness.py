"""Likeness: what a message resembles as a whole, in all labels at once, where its single words say little.

A linear model over words, neighbouring words, pieces of words and what the rules noticed. It knows resemblance, not
meaning; it is asked only where no rule speaks. Learnt by `moderation.screening.learn`.
"""

from binascii import crc32
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import chain, pairwise
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moderation.screening.memory import Memory
from moderation.screening.tokens import STOP
from moderation.screening.verdict import Label, Severity

SIZE = 1 << 15
LABELS = tuple(Label)
MARKED, URGENT = len(LABELS), len(LABELS) + 1  # the columns after the labels' own
COLUMNS = len(LABELS) + 2
HELPED = LABELS.index(Label.SELF_HARM)  # its own score is enough: to offer help too often costs least
OWN = 0.5  # what a label's own score weighs beside that of all of them together
_GRAM = 4
_FEW = 12
_REMEMBERED = 8192
_WINDOW = 60
_ALSO = 0.5


class _Word(NamedTuple):
    """A word, the checksum of a pair it begins, and the places of itself and of its pieces."""

    spelling: bytes
    begun: int
    places: tuple[int, ...]


class Like(NamedTuple):
    """A label a message resembles, and how severe that is."""

    label: Label
    severity: Severity


class Likeness:
    """Weights, a row of columns for each place, and where low, medium and high concern and help begin."""

    def __init__(
        self,
        weights: NDArray[np.int8],
        scale: NDArray[np.float64],
        bias: NDArray[np.float64],
        begins: Sequence[float],
    ) -> None:
        self._weights = weights
        self._scale = scale
        self._bias = bias
        self._low, self._medium, self._urgent, self._helped = begins

    @classmethod
    def from_bytes(cls, data: bytes) -> "Likeness":
        """Read what `learn` wrote."""
        with np.load(BytesIO(data), allow_pickle=False) as known:
            return cls(known["weights"], known["scale"], known["bias"], known["begins"].tolist())

    def find(self, words: Sequence[str], names: Iterable[str], *, lean: dict[Label, float]) -> list[Like]:
        """What a message of these words resembles; `names` are what rules noticed, `lean` is added to a label."""
        said = [word for word in words if word != STOP]
        if len(said) <= _WINDOW:
            return self._judge(places(said, names), lean)
        # One dark sentence must not drown in a long text.
        parts = (said[start : start + _WINDOW] for start in range(0, len(said), _WINDOW // 2))
        likes = [like for part in parts for like in self._judge(places(part, ()), lean)]
        heaviest = sorted(likes, key=lambda like: like.severity.rank)
        return [*{like.label: like for like in heaviest}.values()]

    def scores(self, found: set[int]) -> list[float]:
        """Each column's score for a text with something at these places."""
        taken = self._weights.take(np.fromiter(found, np.intp, len(found)), axis=0)
        scores: list[float] = (
            taken.sum(axis=0, dtype=np.int32) * self._scale * share(len(found)) + self._bias
        ).tolist()
        return scores

    def _judge(self, found: set[int], lean: dict[Label, float]) -> list[Like]:
        scores = self.scores(found)
        own = [score + lean.get(label, 0.0) for label, score in zip(LABELS, scores, strict=False)]
        most = max(own)
        total = scores[MARKED] + OWN * most
        said = {LABELS[HELPED]} if own[HELPED] > self._helped else set()
        if total <= self._low:
            return [Like(label, Severity.LOW) for label in said]
        severity = Severity.MEDIUM if total > self._medium else Severity.LOW
        if scores[URGENT] > self._urgent:
            severity = Severity.HIGH
        said |= {label for label, score in zip(LABELS, own, strict=True) if score == most or score > _ALSO}
        return [Like(label, severity) for label in LABELS if label in said]


def places(words: Sequence[str], names: Iterable[str]) -> set[int]:
    """Where the weights of a text stand: its words, pairs, pieces, and the names of what the rules noticed."""
    known = _WORDS.recall([*words])
    pairs = (crc32(second.spelling, first.begun) % SIZE for first, second in pairwise(known))
    return {*chain.from_iterable(word.places for word in known), *pairs, *_NAMES.recall([*names])}


def share(count: int) -> float:
    """What one of `count` places weighs; few never weigh much."""
    return 1 / sqrt(max(count, _FEW))


def _place(name: str) -> int:
    return crc32(name.encode()) % SIZE


def _look_at(word: str) -> _Word:
    # By its pieces a misspelt word still resembles itself.
    edged = f"<{word}>" if len(word) > _GRAM - 1 else ""
    grams = (edged[place : place + _GRAM] for place in range(len(edged) - _GRAM + 1))
    return _Word(word.encode(), crc32(f"{word} ".encode()), (_place(word), *(_place(f"~{gram}") for gram in grams)))


_WORDS = Memory(_look_at, _REMEMBERED)
_NAMES = Memory(_place, _REMEMBERED)


@cache
def load_likeness() -> Likeness:
    """The model of this package's data."""
    return Likeness.from_bytes((files(__package__) / "data" / "likeness.npz").read_bytes())
