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

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import ahocorasick

from moderation.screening.normalise import Folded
from moderation.screening.reading import Reading, plain

Span = tuple[int, int]
_NUMBER = "#"
_DIGIT = re.compile(r"\d")
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

    def spans(self, hits: "Hits", positions: list[int]) -> list[Span]:
        """Every place the pattern is found, as first and last token."""
        if any(step.symbol not in hits for chain in self.chains for step in chain):
            return []
        found = [_chain_spans(chain, hits, positions) for chain in self.chains]
        return [span for spans in found for span in spans] if all(found) else []


def _chain_spans(chain: tuple[Step, ...], hits: "Hits", positions: list[int]) -> list[Span]:
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


_Match = tuple[int, int, bool, int]  # letters, words, whether it may stand inside a word, the bits of its symbols


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
        self._symbols = sorted({symbol for entry in self._entries.values() for symbol in entry.symbols} | {_NUMBER})
        self.bits = {symbol: 1 << place for place, symbol in enumerate(self._symbols)}
        self._shortest: dict[str, int] = {}
        for key, entry in self._entries.items():
            for symbol in entry.symbols:
                self._shortest[symbol] = min(len(key.strip()), self._shortest.get(symbol, len(key)))
        self.concepts = self.mask_of(symbol for symbol in self._symbols if symbol[0] == "@")
        self._automaton = ahocorasick.Automaton()
        for key, entry in self._entries.items():
            match: _Match = (len(key), entry.words, entry.inside, self.mask_of(entry.symbols))
            self._automaton.add_word(key, match)
        self._automaton.make_automaton()

    def mask_of(self, symbols: Iterable[str]) -> int:
        """The bits of these symbols together."""
        return sum(self.bits[symbol] for symbol in symbols)

    def rarity(self, symbol: str) -> int:
        """How rarely a symbol stands in everyday texts, roughly: as rarely as its shortest word is long."""
        return self._shortest.get(symbol, 0)

    def symbols_in(self, mask: int) -> Iterator[str]:
        """The symbols whose bits these are."""
        while mask:
            bit = mask & -mask
            mask ^= bit
            yield self._symbols[bit.bit_length() - 1]

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

    def find(self, reading: Reading) -> "Hits":
        """Every symbol in the reading with its places, first and last token, in order."""
        return Hits(reading, list(self._automaton.iter(reading.line)), self)


class Hits(Mapping[str, list[Span]]):
    """The symbols in a reading with their places, which are only looked for where somebody asks.

    Few symbols of an everyday text are: so a text is first known by `mask`, one bit for each symbol it holds.
    """

    def __init__(self, reading: Reading, matches: list[tuple[int, _Match]], lexicon: Lexicon) -> None:
        self._reading = reading
        self._matches = matches
        self._lexicon = lexicon
        self._bits = lexicon.bits
        self._spans: dict[str, list[Span]] = {}
        self._offsets: list[int] = []
        mask = 0
        for _, match in matches:
            mask |= match[3]
        if _DIGIT.search(reading.line) and (numbers := self._numbers()):
            self._spans[_NUMBER] = numbers
            mask |= self._bits[_NUMBER]
        self.mask = mask

    def __getitem__(self, symbol: str) -> list[Span]:
        if symbol not in self:
            raise KeyError(symbol)
        known = self._spans.get(symbol)
        if known is None:
            known = self._spans[symbol] = sorted(self._places(self._bits[symbol]))
        return known

    def __contains__(self, symbol: object) -> bool:
        return bool(self._bits.get(symbol, 0) & self.mask)  # type: ignore[call-overload]  # whatever is no symbol

    def __iter__(self) -> Iterator[str]:
        return self._lexicon.symbols_in(self.mask)

    def __len__(self) -> int:
        return self.mask.bit_count()

    @property
    def concepts(self) -> Iterator[str]:
        """The symbols that begin with a concept."""
        return self._lexicon.symbols_in(self.mask & self._lexicon.concepts)

    def _places(self, bit: int) -> Iterator[Span]:
        for end, (length, words, inside, mask) in self._matches:
            if mask & bit:
                start = end - length + 1
                first = self._token_around(start) if inside else self._reading.index[start + 1]
                yield first, first + words - 1

    def _token_around(self, start: int) -> int:
        self._offsets = self._offsets or list(self._reading.index)
        return self._reading.index[self._offsets[bisect_right(self._offsets, start) - 1]]

    def _numbers(self) -> list[Span]:
        return [(place, place) for place, token in enumerate(self._reading.tokens) if token.word.isdecimal()]
