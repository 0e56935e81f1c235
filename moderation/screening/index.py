"""Index: which patterns may be found in a text, by the symbols that stand in it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from moderation.screening.patterns import Pattern
from moderation.screening.terms import Terms

Owner = TypeVar("Owner")


class Index(Generic[Owner]):
    """Patterns, each filed under its rarest symbol, so that most are never looked at."""

    def __init__(self, terms: Terms, pairs: Iterable[tuple[Owner, Pattern]]) -> None:
        self._filed: defaultdict[int, list[tuple[Owner, Pattern, int]]] = defaultdict(list)
        for owner, pattern in pairs:
            rarest = max(pattern.symbols, key=lambda symbol: (terms.rarity(symbol), symbol))
            place = terms.bits[rarest].bit_length()
            self._filed[place].insert(0, (owner, pattern, terms.mask_of(pattern.symbols)))
        self._mask = sum(1 << place >> 1 for place in self._filed)

    def possible(self, present: int) -> list[tuple[Owner, Pattern]]:
        """The patterns all of whose symbols are present, given by their bits."""
        found = []
        left = present & self._mask
        while left:  # from the highest bit, which is at hand, so everything is filed the other way round
            place = left.bit_length()
            left ^= 1 << place >> 1
            for owner, pattern, needed in self._filed[place]:
                if needed & present == needed:
                    found.append((owner, pattern))
        return found[::-1]
