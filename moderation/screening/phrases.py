"""Phrases: what the symbols of a rule set are written as, misspellings that people make included."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from moderation.screening.normalise import Folded
from moderation.screening.patterns import Pattern
from moderation.screening.tokens import once, plain

NUMBER = "#"
_TYPO_LENGTH = 7
_BARE = (("æ", "a"), ("ø", "o")), (("æ", "e"), ("ø", "o"))


class Phrase(NamedTuple):
    """Words as readings spell them, and whether the first may have begun earlier and the last go on."""

    words: tuple[str, ...]
    is_begun: bool
    is_open: bool


class Phrases:
    """Every phrase of some concepts and patterns, with the symbols it stands for."""

    def __init__(self, concepts: Mapping[str, Iterable[str]], patterns: Iterable[Pattern]) -> None:
        self._concepts = {name: list(phrases) for name, phrases in concepts.items()}
        self.symbols: defaultdict[Phrase, set[str]] = defaultdict(set)
        for symbol in [f"@{name}" for name in self._concepts]:
            self._add(symbol, symbol)
        for symbol in {symbol for pattern in patterns for symbol in pattern.symbols}:
            self._add(symbol, symbol)
        self.words = frozenset(word for phrase in self.symbols if not phrase.is_begun for word in phrase.words)
        self._add_typos()

    def _add(self, symbol: str, alternatives: str) -> None:
        for alternative in alternatives.split("|"):
            if alternative.startswith("@"):
                for phrase in self._concepts[alternative[1:]]:
                    self._add(symbol, phrase.replace(" ", "_"))
            elif alternative != NUMBER:
                self._add_phrase(symbol, alternative.replace("_", " "))

    def _add_phrase(self, symbol: str, written: str) -> None:
        for phrase in _variants(written):
            self.symbols[phrase].add(symbol)

    def _add_typos(self) -> None:
        for phrase, symbols in list(self.symbols.items()):
            word = phrase.words[0]
            if phrase.is_begun or len(phrase.words) > 1 or len(word) < _TYPO_LENGTH:
                continue
            for typo in _typos(word):
                if typo not in self.words:
                    self.symbols[Phrase((once(typo),), is_begun=False, is_open=phrase.is_open)] |= symbols


@lru_cache(maxsize=1 << 16)
def _variants(written: str) -> tuple[Phrase, ...]:
    """A phrase as it may be typed; remembered, because many patterns name the same concepts."""
    variants = []
    for variant in dict.fromkeys((written, *_bare(written))):
        words = tuple(spelling(variant.strip("*")).split(" "))
        phrase = Phrase(words, is_begun=variant[0] == "*", is_open=variant[-1] == "*")
        if phrase.is_begun and len(words) > 1:
            raise ValueError(f"only a single word may have begun earlier: {written!r}")
        variants.append(phrase)
    return tuple(variants)


def spelling(phrase: str) -> str:
    """A phrase as readings spell it."""
    return " ".join(plain(word) for word in Folded(phrase).text.split())


def _typos(word: str) -> Iterator[str]:
    """The word with one letter lost, and with two neighbours swapped."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]


def _bare(phrase: str) -> Iterator[str]:
    """The phrase as typed without Danish letters, where it is long enough to stay itself."""
    if len(phrase) < 4:
        return
    for table in _BARE:
        variant = phrase
        for letter, plain_letter in table:
            variant = variant.replace(letter, plain_letter)
        yield variant
