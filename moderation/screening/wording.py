"""The wording as a whole: a small linear model for messages whose every word is harmless, but not the sum of them.

The rules name what they saw; this only says that a message resembles those people marked. It is asked when no rule
fired, and can therefore only add help, never take any away. Learnt by `python -m moderation.screening.learn`.
"""

from base64 import b64decode
from binascii import crc32
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import Any, NamedTuple

from moderation.screening.patterns import Hits
from moderation.screening.reading import Reading

_GRAM = 4
_FEW = 12
_MOST_WORDS = 400
_SIGNED = 256
_REMEMBERED = 4096


def features(read: list[tuple[Reading, Hits]], settings: Iterable[str]) -> set[int]:
    """What the model looks at, as checksums: words, pairs and pieces of words, the rules' own concepts and settings."""
    found = {checksum(f"={name}") for name in settings}
    for _, hits in read:
        found.update(map(checksum, hits.concepts))
    words = [_look(word) for word in read[:2][-1][0].line.split()[:_MOST_WORDS] if word != "."]
    for word in words:
        found |= word.pieces
    found.update([crc32(after.spelling, before.begun) for before, after in pairwise(words)])
    return found


@lru_cache(maxsize=_REMEMBERED)
def checksum(feature: str) -> int:
    """What the model knows a feature by."""
    return crc32(feature.encode())


class _Word(NamedTuple):
    """A word, the checksum of a pair it begins, and those of itself and the pieces it has when it is a longer one."""

    spelling: bytes
    begun: int
    pieces: frozenset[int]


@lru_cache(maxsize=_REMEMBERED)
def _look(word: str) -> _Word:
    # By its pieces a misspelt word still resembles itself.
    edged = f"<{word}>" if len(word) > _GRAM else ""
    grams = (edged[place : place + _GRAM] for place in range(len(edged) - _GRAM + 1))
    pieces = frozenset(crc32(piece.encode()) for piece in (word, *grams))
    return _Word(word.encode(), crc32(f"{word} ".encode()), pieces)


def share(count: int) -> float:
    """What one of `count` features weighs; few features never weigh much."""
    return 1 / sqrt(max(count, _FEW))


def places(found: Iterable[int], size: int) -> list[int]:
    """Where each feature's weight stands: features share `size` places by their checksum."""
    return [feature % size for feature in found]


@dataclass(frozen=True, slots=True)
class Wording:
    """Weights in `places`, one signed byte each times `scale`, and where low and medium concern begin."""

    weights: list[float]
    bias: float
    low: float
    medium: float

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Wording":
        """Read `data/wording.toml`."""
        scale = data["scale"]
        signed = (byte - _SIGNED if byte >= _SIGNED // 2 else byte for byte in b64decode(data["weights"]))
        return cls([byte * scale for byte in signed], data["bias"], data["low"], data["medium"])

    def score(self, found: set[int]) -> float:
        """How much a message with these features resembles those people marked."""
        weights = self.weights
        total = sum([weights[place] for place in places(found, len(weights))])
        return total * share(len(found)) + self.bias
