"""Words hidden by splitting: those that only show when all letters of a text are run together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Generic, TypeVar

import ahocorasick

from moderation.screening.tokens import once

Owner = TypeVar("Owner")


class Compact(Generic[Owner]):
    """Words, each somebody's, found in letters run together."""

    def __init__(self, owners: Mapping[str, Owner], vocabulary: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word, owner in owners.items():
            self._automaton.add_word(word, (word, owner))
        self._automaton.make_automaton()
        common = Counter(pair for word in vocabulary for pair in _pairs(word))
        self._needed: defaultdict[str, list[set[str]]] = defaultdict(list)
        for word in owners:
            self._needed[min(_pairs(word), key=lambda pair: (common[pair], pair))].append(_pairs(word))

    def find(self, letters: str) -> Iterator[tuple[str, Owner]]:
        """The words in a text's letters, however often each of them is said."""
        if self._may_find(letters):
            for _, found in self._automaton.iter(once(letters)):
                yield found

    def _may_find(self, letters: str) -> bool:
        """Whether all pairs of letters of some word are there, the rarest looked for first.

        Leaving out what is said twice never brings two different letters together that did not stand so before.
        """
        for rarest, wanted in self._needed.items():
            if rarest in letters and any(all(pair in letters for pair in pairs) for pairs in wanted):
                return True
        return False


def _pairs(word: str) -> set[str]:
    """The pairs of different letters side by side."""
    return {one + other for one, other in pairwise(word) if one != other}
