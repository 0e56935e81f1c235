"""The wording as a whole: a small linear model for messages whose every word is harmless, but not the sum of them.

The rules name what they saw; this only says that a message resembles those people marked. It is asked when no rule
fired, and can therefore only add help, never take any away. Learnt by `python -m moderation.screening.learn`.
"""

from base64 import b64decode
from binascii import crc32
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Any

from moderation.screening.patterns import Hits
from moderation.screening.reading import Reading

_GRAM = 4
_FEW = 12
_MOST_WORDS = 400
_SIGNED = 256


def features(read: list[tuple[Reading, Hits]], settings: Iterable[str]) -> set[str]:
    """What the model looks at: words, pairs and pieces of words, the rules' own concepts and settings."""
    found = {f"={name}" for name in settings}
    for _, hits in read:
        found.update(symbol for symbol in hits if symbol[0] == "@")
    words = [word for word in read[:2][-1][0].line.split()[:_MOST_WORDS] if word != "."]
    found.update(words)
    found.update(map(" ".join, pairwise(words)))
    found.update(_grams(words))
    return found


def _grams(words: Iterable[str]) -> Iterator[str]:
    """Pieces of the longer words, so that a misspelt word still resembles itself."""
    for word in words:
        if len(word) > _GRAM:
            edged = f"<{word}>"
            for place in range(len(edged) - _GRAM + 1):
                yield edged[place : place + _GRAM]


def share(count: int) -> float:
    """What one of `count` features weighs; few features never weigh much."""
    return 1 / sqrt(max(count, _FEW))


def places(found: Iterable[str], size: int) -> list[int]:
    """Where each feature's weight stands: features share `size` places by their checksum."""
    return [crc32(feature.encode()) % size for feature in found]


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

    def score(self, found: set[str]) -> float:
        """How much a message with these features resembles those people marked."""
        weights = self.weights
        total = sum([weights[place] for place in places(found, len(weights))])
        return total * share(len(found)) + self.bias
