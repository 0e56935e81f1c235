"""Clues: the words around a possible piece of contact data, and whose it seems to be."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from moderation.screening.normalise import Folded
from moderation.screening.reading import SENTENCE, Reading, readings
from moderation.screening.rules import RuleSet

Owner = Literal["own", "theirs", "office", "unknown"]
_NAMED = re.compile(r"\b[A-ZÆØÅ][a-zæøå]+'?s\s+(?:nummer|nr|tlf|telefon|mobil|snap|insta|mail|adresse|number|address|cpr)")
_REACH = 7


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

    def __init__(self, folded: Folded, rules: RuleSet) -> None:
        self.folded = folded
        self.text = folded.text
        self.data = rules.data
        self.reading: Reading = readings(folded, rules.unspace)[:2][-1]
        self._hits = rules.lexicon.find(self.reading)
        self._starts = [token.start for token in self.reading.tokens]

    def places(self, concept: str) -> list[tuple[int, int]]:
        """Every stretch of the folded text where the concept stands."""
        tokens = self.reading.tokens
        return [(tokens[first].start, tokens[last].end) for first, last in self._hits.get(f"@{concept}", ())]

    def has(self, concept: str) -> bool:
        """Whether the concept stands anywhere."""
        return f"@{concept}" in self._hits

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), max(bisect_left(self._starts, end) - 1, 0)

    def before(self, concept: str, start: int, reach: int = _REACH) -> bool:
        """Whether the concept ends within `reach` words before `start`, in the sentence."""
        place = self._position(bisect_left(self._starts, start))
        return any(0 < place - self._position(last) <= reach for _, last in self._hits.get(f"@{concept}", ()))

    def after(self, concept: str, end: int, reach: int = _REACH) -> bool:
        """Whether the concept begins within `reach` words after `end`, in the sentence."""
        place = self._position(bisect_left(self._starts, end) - 1)
        return any(0 < self._position(first) - place <= reach for first, _ in self._hits.get(f"@{concept}", ()))

    def near(self, concept: str, start: int, end: int, reach: int = _REACH) -> bool:
        """Whether the concept stands within `reach` words on either side."""
        return self.before(concept, start, reach) or self.after(concept, end, reach)

    def _position(self, token: int) -> int:
        positions = self.reading.positions
        if token < 0:
            return -SENTENCE
        return positions[token] if token < len(positions) else (positions[-1] if positions else 0) + 1

    def owner(self, start: int, end: int) -> Owner:
        """Whose the data at `start`..`end` seems to be."""
        theirs = self._hits.get("@theirs", ())
        offices = self._hits.get("@office", ())
        covered = {token for first, last in (*theirs, *offices) for token in range(first, last + 1)}
        is_own = any(first not in covered for first, _ in self._hits.get("@own", ()))
        if self.before("theirs", start, 5) or (not is_own and _NAMED.search(self.folded.raw)):
            return "theirs"
        if is_own:
            return "own"
        return "office" if offices else "unknown"
