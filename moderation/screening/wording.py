"""The wording as a whole: a small linear model for messages whose every word is harmless, but not the sum of them.

The rules name what they saw; this only says that a message resembles those people marked. It is asked when no rule
fired, and can therefore only add help, never take any away. Learnt by `python -m moderation.screening.learn`.
"""

from base64 import b64decode
from binascii import crc32
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import Any

from moderation.screening.patterns import Hits
from moderation.screening.reading import Reading

_GRAM = 4
_FEW = 12
_MOST_WORDS = 400
_SIGNED = 256
_REMEMBERED = 4096


def features(read: list[tuple[Reading, Hits]], settings: Iterable[str]) -> dict[str, int]:
    """What the model looks at, each with its checksum: words, pairs and pieces of words, the rules' concepts, settings."""
    found = {name: _checksum(name) for name in (f"={name}" for name in settings)}
    for _, hits in read:
        for concept in hits.concepts:
            found[concept] = _checksum(concept)
    words = [word for word in read[:2][-1][0].line.split()[:_MOST_WORDS] if word != "."]
    for word in words:
        found.update(_pieces(word))
    for pair in map(" ".join, pairwise(words)):
        found[pair] = crc32(pair.encode())
    return found


@lru_cache(maxsize=_REMEMBERED)
def _checksum(feature: str) -> int:
    return crc32(feature.encode())


@lru_cache(maxsize=_REMEMBERED)
def _pieces(word: str) -> dict[str, int]:
    """A word, and the pieces of a longer one, so that a misspelt word still resembles itself."""
    edged = f"<{word}>" if len(word) > _GRAM else ""
    grams = (edged[place : place + _GRAM] for place in range(len(edged) - _GRAM + 1))
    return {piece: crc32(piece.encode()) for piece in (word, *grams)}


def share(count: int) -> float:
    """What one of `count` features weighs; few features never weigh much."""
    return 1 / sqrt(max(count, _FEW))


def places(found: Mapping[str, int], size: int) -> list[int]:
    """Where each feature's weight stands: features share `size` places by their checksum."""
    return [checksum % size for checksum in found.values()]


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

    def score(self, found: Mapping[str, int]) -> float:
        """How much a message with these features resembles those people marked."""
        weights = self.weights
        total = sum([weights[place] for place in places(found, len(weights))])
        return total * share(len(found)) + self.bias
