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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import ahocorasick

from moderation.screening.normalise import Folded
from moderation.screening.reading import Reading, plain

Span = tuple[int, int]
Hits = dict[str, list[Span]]
_NUMBER = "#"
_TYPO_LENGTH = 7
_BARE = (("æ", "a"), ("ø", "o")), (("æ", "e"), ("ø", "o"))


def spelling(phrase: str) -> str:
    """A phrase as readings spell it."""
    return " ".join(plain(word) for word in Folded(phrase).text.split())


def _typos(word: str) -> Iterator[str]:
    """The word with one letter lost, and with two neighbours swapped."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]


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

    def spans(self, hits: Hits, positions: list[int]) -> list[Span]:
        """Every place the pattern is found, as first and last token."""
        if any(step.symbol not in hits for chain in self.chains for step in chain):
            return []
        found = [_chain_spans(chain, hits, positions) for chain in self.chains]
        return [span for spans in found for span in spans] if all(found) else []


def _chain_spans(chain: tuple[Step, ...], hits: Hits, positions: list[int]) -> list[Span]:
    spans = hits.get(chain[0].symbol, [])
    for step in chain[1:]:
        following = hits.get(step.symbol, [])
        if not spans or not following:
            return []
        spans = list(_continued(spans, following, step.gap, positions))
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


@dataclass(slots=True)
class _Entry:
    """What an automaton key stands for."""

    words: int
    inside: bool
    symbols: set[str] = field(default_factory=set)


class Lexicon:
    """All words of a rule set in one automaton; `find` answers which symbols stand where."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], patterns: Iterable[Pattern]) -> None:
        self._concepts = {name: list(phrases) for name, phrases in concepts.items()}
        self._entries: dict[str, _Entry] = {}
        for name in self._concepts:
            self._add(f"@{name}", f"@{name}")
        for symbol in {symbol for pattern in patterns for symbol in pattern.symbols}:
            self._add(symbol, symbol)
        self.words = frozenset(word for key, entry in self._entries.items() if not entry.inside for word in key.split())
        self._add_typos()
        self._automaton = ahocorasick.Automaton()
        for key, entry in self._entries.items():
            self._automaton.add_word(key, (len(key), entry.words, entry.inside, tuple(entry.symbols)))
        self._automaton.make_automaton()

    def _add(self, symbol: str, alternatives: str) -> None:
        for alternative in alternatives.split("|"):
            if alternative.startswith("@"):
                for phrase in self._concepts[alternative[1:]]:
                    self._add(symbol, phrase.replace(" ", "_"))
            elif alternative != _NUMBER:
                self._add_phrase(symbol, alternative.replace("_", " "))

    def _add_phrase(self, symbol: str, phrase: str) -> None:
        for variant in {phrase, *self._bare(phrase)}:
            bare = spelling(variant.strip("*"))
            key = bare if variant[0] == "*" else f" {bare}"
            key = key if variant[-1] == "*" else f"{key} "
            entry = self._entries.setdefault(key, _Entry(len(bare.split()), variant[0] == "*"))
            entry.symbols.add(symbol)

    def _bare(self, phrase: str) -> Iterator[str]:
        """The phrase as typed without Danish letters, where it is long enough to stay itself."""
        if len(phrase) < 4:
            return
        for table in _BARE:
            variant = phrase
            for letter, plain_letter in table:
                variant = variant.replace(letter, plain_letter)
            yield variant

    def _add_typos(self) -> None:
        for key, entry in list(self._entries.items()):
            word = key.strip()
            if entry.inside or " " in word or len(word) < _TYPO_LENGTH:
                continue
            for typo in _typos(word):
                if typo not in self.words:
                    self._entries.setdefault(
                        key.replace(word, plain(typo)), _Entry(words=1, inside=False)
                    ).symbols.update(entry.symbols)

    def find(self, reading: Reading) -> Hits:
        """Every symbol in the reading with its places, first and last token, in order."""
        hits: Hits = defaultdict(list)
        index, offsets = reading.index, None
        for end, (length, words, inside, symbols) in self._automaton.iter(reading.line):
            start = end - length + 1
            if inside:
                offsets = offsets or list(index)
                first = index[offsets[bisect_right(offsets, start) - 1]]
            else:
                first = index[start + 1]
            span = first, first + words - 1
            for symbol in symbols:
                hits[symbol].append(span)
        numbers = [(place, place) for place, token in enumerate(reading.tokens) if token.word.isdecimal()]
        if numbers:
            hits[_NUMBER] = numbers
        for spans in hits.values():
            if len(spans) > 1:
                spans.sort()
        return hits
