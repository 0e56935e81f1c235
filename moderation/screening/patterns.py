"""Patterns over words: concepts, alternatives and gaps, found in one pass over a reading.

A pattern is a line of steps, for example ``@me ~2 vil|ønsker ~1 @die``:

    word          that word; ``ord*`` words that begin so; ``*ord*`` words that hold it
    two_words     words side by side
    @name         any phrase of the concept
    #             a number
    a|b           either
    ~3            up to three other words may stand before the next step, within the sentence
    A & B         both, anywhere in the message
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

Span = tuple[int, int]


class Places(Protocol):
    """Where the symbols stand in a text."""

    def __contains__(self, symbol: str) -> bool: ...

    def spans(self, symbol: str) -> list[Span]:
        """The symbol's places, first and last word, in order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: a symbol that begins at most `gap` words after the step before."""

    symbol: str
    gap: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Chains of steps that must all be found."""

    text: str
    chains: tuple[tuple[Step, ...], ...]

    @property
    def symbols(self) -> frozenset[str]:
        """Every symbol the pattern needs."""
        return frozenset(step.symbol for chain in self.chains for step in chain)

    @property
    def is_one_step(self) -> bool:
        """Whether the pattern is found wherever its only symbol is."""
        return len(self.chains) == 1 and len(self.chains[0]) == 1

    def spans(self, places: Places, positions: list[int]) -> list[Span]:
        """Every place the pattern is found, as first and last word."""
        if any(step.symbol not in places for chain in self.chains for step in chain):
            return []
        found = [_chain_spans(chain, places, positions) for chain in self.chains]
        return [span for spans in found for span in spans] if all(found) else []


def _chain_spans(chain: tuple[Step, ...], places: Places, positions: list[int]) -> list[Span]:
    spans = places.spans(chain[0].symbol)
    for step in chain[1:]:
        if not spans:
            return []
        spans = list(_continued(spans, places.spans(step.symbol), step.gap, positions))
    return spans


def _continued(spans: list[Span], following: list[Span], gap: int, positions: list[int]) -> Iterator[Span]:
    starts = [positions[first] for first, _ in following]
    ends: dict[int, int] = {}
    for first, last in spans:
        low = bisect_right(starts, positions[last])
        high = bisect_right(starts, positions[last] + 1 + gap)
        for place in range(low, high):
            ends.setdefault(place, first)
    return ((first, following[place][1]) for place, first in ends.items())


def parse(text: str) -> Pattern:
    """Read a pattern; ValueError when it begins or ends with a gap."""
    chains = []
    for part in text.split(" & "):
        steps, gap, words = [], 0, part.split()
        for word in words:
            if word.startswith("~"):
                gap = int(word[1:])
            else:
                steps.append(Step(word, gap))
                gap = 0
        if not steps or gap or words[0].startswith("~"):
            raise ValueError(f"a pattern must begin and end with a word: {text!r}")
        chains.append(tuple(steps))
    return Pattern(text, tuple(chains))
