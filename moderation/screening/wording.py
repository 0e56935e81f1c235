"""The wording as a whole: a small linear model for messages whose every word is harmless, but not the sum of them.

The rules name what they saw; this only says that a message resembles those people marked. It is asked when no rule
fired, and can therefore only add help, never take any away. Learnt by `python -m moderation.screening.learn`.
"""

from array import array
from base64 import b64decode
from binascii import crc32
from collections.abc import Sequence
from math import sqrt
from typing import Any, NamedTuple

from moderation.screening.memory import Memory
from moderation.screening.tokens import STOP

_GRAM = 4
_FEW = 12
_MOST_WORDS = 400
_REMEMBERED = 8192
_SHIFT = 50
_MANY = 1 << (_SHIFT - 32)


class _Word(NamedTuple):
    """A word, the checksum of a pair it begins, and the features of itself and the pieces it has when it is longer."""

    spelling: bytes
    begun: int
    features: frozenset[int]


class Wording:
    """Weights, one for each place, each times `scale`, and where low and medium concern begin.

    A feature is a checksum; features share the places by it. Here it is carried in one number with its weight above
    it, so that the features of a text are told apart and summed without looking at each.
    """

    def __init__(self, weights: Sequence[int], scale: float, bias: float, low: float, medium: float) -> None:
        self._weights = weights
        self._scale = scale
        self._bias = bias
        self.low = low
        self.medium = medium
        self._words = Memory(self._look_at, _REMEMBERED)
        self._names = Memory(self._weigh, _REMEMBERED)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Wording":
        """Read `data/wording.toml`."""
        return cls(array("b", b64decode(data["weights"])), data["scale"], data["bias"], data["low"], data["medium"])

    @classmethod
    def unlearnt(cls) -> "Wording":
        """A model that knows what to look at and nothing of what it means."""
        return cls([0], 1.0, 0.0, 0.0, 0.0)

    def features(self, words: list[str], names: list[str]) -> set[int]:
        """What the model looks at: words, pairs and pieces of words, and the names of what the rules saw."""
        known = self._words.recall([word for word in words[:_MOST_WORDS] if word != STOP])
        if not known:
            return set(self._names.recall(names))
        spellings, begun, features = zip(*known, strict=True)
        weights, size = self._weights, len(self._weights)
        pairs = [(weights[pair % size] << _SHIFT) + pair for pair in map(crc32, spellings[1:], begun)]  # as in `_weigh`
        return set(pairs).union(self._names.recall(names), *features)

    def score(self, features: set[int]) -> float:
        """How much a message with these features resembles those people marked."""
        # The checksums of very many would reach up into the weights.
        is_safe = len(features) < _MANY
        total = sum(features) >> _SHIFT if is_safe else sum(feature >> _SHIFT for feature in features)
        return total * self._scale * share(len(features)) + self._bias

    def _weigh(self, name: str) -> int:
        checksum = crc32(name.encode())
        return (self._weights[checksum % len(self._weights)] << _SHIFT) + checksum

    def _look_at(self, word: str) -> _Word:
        # By its pieces a misspelt word still resembles itself.
        edged = f"<{word}>" if len(word) > _GRAM else ""
        grams = (edged[place : place + _GRAM] for place in range(len(edged) - _GRAM + 1))
        return _Word(word.encode(), crc32(f"{word} ".encode()), frozenset(map(self._weigh, (word, *grams))))


def share(count: int) -> float:
    """What one of `count` features weighs; few features never weigh much."""
    return 1 / sqrt(max(count, _FEW))
