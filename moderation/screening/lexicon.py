"""Lexicon: the words of all rule sets in one automaton, so that a reading is gone through once, whoever asks."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import ahocorasick

from moderation.screening.patterns import Span
from moderation.screening.phrases import NUMBER, Phrases
from moderation.screening.reading import Reading

_FIGURE = 1  # the bit of a word that begins with a figure


class Key(NamedTuple):
    """What is found stands for: the bits of its symbols, its letters, its words, and whether its word had begun."""

    mask: int
    letters: int
    words: int
    is_begun: bool


class Lexicon:
    """Phrases by the symbols they stand for, each symbol a bit."""

    def __init__(self) -> None:
        self._keys = {f" {figure}": Key(_FIGURE, 2, 1, is_begun=False) for figure in range(10)}
        self._symbols = _FIGURE.bit_length()
        self._numbers = 0
        self._automaton: Any = None

    def add(self, phrases: Phrases) -> dict[str, int]:
        """Take in a rule set's phrases; gives each of its symbols a bit."""
        symbols = sorted({symbol for known in phrases.symbols.values() for symbol in known} | {NUMBER})
        bits = {symbol: 1 << place for place, symbol in enumerate(symbols, self._symbols)}
        self._symbols += len(symbols)
        self._numbers |= bits[NUMBER]
        for (words, is_begun, is_open), known in phrases.symbols.items():
            key = f"{'' if is_begun else ' '}{' '.join(words)}{'' if is_open else ' '}"
            mask = sum(bits[symbol] for symbol in known)
            others = self._keys[key].mask if key in self._keys else 0
            self._keys[key] = Key(mask | others, len(key), len(words), is_begun)
        self._automaton = None
        return bits

    def hear(self, reading: Reading) -> "Heard":
        """Every symbol in the reading; remembered, because every rule set asks."""
        automaton = self._automaton or self._build()
        if reading.heard_by is not automaton:
            reading.heard_by, reading.heard = automaton, self._hear(automaton, reading)
        heard: Heard = reading.heard
        return heard

    def _build(self) -> Any:
        self._automaton = ahocorasick.Automaton()
        for key, found in self._keys.items():
            self._automaton.add_word(key, found)
        self._automaton.make_automaton()
        return self._automaton

    def _hear(self, automaton: Any, reading: Reading) -> "Heard":
        found = [*automaton.iter(reading.line)]
        mask = reduce(or_, [key[0] for _, key in found], 0)
        if mask & _FIGURE and any(map(str.isdecimal, reading.words)):
            mask |= self._numbers
        return Heard(reading, found, mask, self._numbers)


class Heard:
    """The symbols in a reading: by their bits at once, with their places where somebody asks."""

    __slots__ = ("_ends", "_found", "_numbers", "_reading", "mask")

    def __init__(self, reading: Reading, found: list[tuple[int, Key]], mask: int, numbers: int) -> None:
        self.mask = mask
        self._reading = reading
        self._found = found
        self._numbers = numbers
        self._ends: list[tuple[Key, list[int]]] = []

    def spans(self, bit: int) -> Iterator[Span]:
        """The places of the symbol with this bit, first and last word."""
        if bit & self._numbers:
            yield from ((place, place) for place, word in enumerate(self._reading.words) if word.isdecimal())
        self._ends = self._ends or _grouped(self._found)
        for (mask, letters, words, is_begun), ends in self._ends:
            if mask & bit:
                for end in ends:
                    first = self._reading.word_around(end - letters + (1 if is_begun else 2))
                    yield first, first + words - 1


def _grouped(found: list[tuple[int, Key]]) -> list[tuple[Key, list[int]]]:
    """Each key once with all its ends: a long text says most things often, and many ask."""
    keys = {id(key): key for _, key in found}
    ends: dict[int, list[int]] = {name: [] for name in keys}
    for end, key in found:
        ends[id(key)].append(end)
    return [(key, ends[name]) for name, key in keys.items()]
