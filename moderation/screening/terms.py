"""Terms: the symbols of one rule set, and where they stand in a reading."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from moderation.screening.lexicon import Heard, Lexicon
from moderation.screening.patterns import Pattern, Span
from moderation.screening.phrases import Phrases
from moderation.screening.reading import Reading


class Terms:
    """The symbols of a rule set, each known by its bit in a lexicon that others may share."""

    def __init__(
        self, concepts: Mapping[str, Iterable[str]], patterns: Iterable[Pattern], lexicon: Lexicon | None = None
    ) -> None:
        phrases = Phrases(concepts, patterns)
        self.words = phrases.words
        self._lexicon = lexicon or Lexicon()
        self.bits = self._lexicon.add(phrases)
        self._symbols = {bit: symbol for symbol, bit in self.bits.items()}
        self.concepts = self.mask_of(symbol for symbol in self.bits if symbol[0] == "@")
        self._shortest: dict[str, int] = {}
        for phrase, symbols in phrases.symbols.items():
            length = len(" ".join(phrase.words))
            for symbol in symbols:
                self._shortest[symbol] = min(length, self._shortest.get(symbol, length))

    @lru_cache(maxsize=64)  # noqa: B019  there are as many terms as data files, for good
    def concept_bits(self, names: tuple[str, ...]) -> int:
        """The bits of these concepts together."""
        return self.mask_of(f"@{name}" for name in names)

    def mask_of(self, symbols: Iterable[str]) -> int:
        """The bits of these symbols together."""
        return sum(self.bits[symbol] for symbol in symbols)

    def rarity(self, symbol: str) -> int:
        """How rarely a symbol stands in everyday texts, roughly: as rarely as its shortest word is long."""
        return self._shortest.get(symbol, 0)

    def symbols_in(self, mask: int) -> list[str]:
        """The symbols whose bits these are."""
        found = []
        while mask:
            bit = mask & -mask
            mask ^= bit
            found.append(self._symbols[bit])
        return found

    def find(self, reading: Reading) -> "Hits":
        """Every symbol in the reading."""
        return Hits(self, self._lexicon.hear(reading))


class Hits:
    """The symbols in a reading: by their bits at once, with their places where somebody asks."""

    __slots__ = ("_heard", "_known", "_terms", "mask")

    def __init__(self, terms: Terms, heard: Heard) -> None:
        self.mask = heard.mask
        self._terms = terms
        self._heard = heard
        self._known: dict[str, list[Span]] = {}

    def __contains__(self, symbol: str) -> bool:
        return self._terms.bits.get(symbol, 0) & self.mask != 0

    @property
    def concepts(self) -> int:
        """The bits of the symbols that begin with a concept."""
        return self.mask & self._terms.concepts

    def spans(self, symbol: str) -> list[Span]:
        """The symbol's places, first and last word, in order."""
        if symbol not in self:
            return []
        if symbol not in self._known:
            self._known[symbol] = sorted(self._heard.spans(self._terms.bits[symbol]))
        return self._known[symbol]
