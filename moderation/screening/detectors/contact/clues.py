"""Clues: the words around a possible piece of contact data, and whose it seems to be."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from moderation.screening.detectors.contact.signs import signs_of
from moderation.screening.reading import SENTENCE, Writing
from moderation.screening.rules import RuleSet

Owner = Literal["own", "theirs", "office", "unknown"]
_NAMED = re.compile(
    r"\b[A-ZÆØÅ][a-zæøå]+'?s\s+(?:nummer|nr|tlf|telefon|mobil|snap|insta|mail|adresse|number|address|cpr)"
)
_REACH = 7
_ENOUGH = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of contact data at `start`..`end` of the folded text."""

    kind: str
    why: str
    start: int
    end: int
    owner: Owner


class Clues:
    """A folded text with its words found, as the finders ask about it."""

    def __init__(self, writing: Writing, rules: RuleSet) -> None:
        self.folded = writing.folded
        self.text = self.folded.text
        self.data = rules.data
        self.signs = signs_of(writing.written)
        self.read = rules.read(writing)
        self._terms = rules.terms
        self.reading, self._hits = self.read[:2][-1]  # spacing undone, where there was any

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.reading.tokens]

    def places(self, concept: str) -> list[tuple[int, int]]:
        """Every stretch of the folded text where the concept stands."""
        spans = self._hits.spans(f"@{concept}")
        tokens = self.reading.tokens if spans else []
        return [(tokens[first].start, tokens[last].end) for first, last in spans]

    def has(self, concept: str) -> bool:
        """Whether the concept stands anywhere."""
        return f"@{concept}" in self._hits

    def has_any(self, concepts: tuple[str, ...]) -> bool:
        """Whether one of the concepts stands anywhere."""
        return self._hits.mask & self._terms.concept_bits(concepts) != 0

    def before(self, concept: str, start: int, reach: int = _REACH) -> bool:
        """Whether the concept ends within `reach` words before `start`, in the sentence."""
        place = self._position(bisect_left(self._starts, start))
        return any(0 < place - self._position(last) <= reach for _, last in self._around(concept, start))

    def after(self, concept: str, end: int, reach: int = _REACH) -> bool:
        """Whether the concept begins within `reach` words after `end`, in the sentence."""
        place = self._position(bisect_left(self._starts, end) - 1)
        return any(0 < self._position(first) - place <= reach for first, _ in self._around(concept, end))

    def _around(self, concept: str, where: int) -> list[tuple[int, int]]:
        """The concept's hits near a place: enough of them for any reach, however many there are."""
        spans = self._hits.spans(f"@{concept}")
        middle = bisect_left(spans, (bisect_left(self._starts, where), 0))
        return spans[max(0, middle - _ENOUGH) : middle + _ENOUGH]

    def near(self, concept: str, start: int, end: int, reach: int = _REACH) -> bool:
        """Whether the concept stands within `reach` words on either side."""
        return self.before(concept, start, reach) or self.after(concept, end, reach)

    def _position(self, token: int) -> int:
        positions = self.reading.positions
        if token < 0:
            return -SENTENCE
        return positions[token] if token < len(positions) else (positions[-1] if positions else 0) + 1

    @cached_property
    def _is_own(self) -> bool:
        """Whether the sender speaks of something of their own that is no office's or other person's."""
        others = (*self._hits.spans("@theirs"), *self._hits.spans("@office"))
        covered = {token for first, last in others for token in range(first, last + 1)}
        return any(first not in covered for first, _ in self._hits.spans("@own"))

    def owner(self, start: int) -> Owner:
        """Whose the data at `start` seems to be."""
        if self.before("theirs", start, 5) or (not self._is_own and _NAMED.search(self.folded.raw)):
            return "theirs"
        if self._is_own:
            return "own"
        return "office" if self.has("office") else "unknown"
