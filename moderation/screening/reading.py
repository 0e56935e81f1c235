"""Readings: a folded text as plain words, once as written and once with evasions undone.

Most texts hide nothing, and are then known by their words alone; where each stands is only worked out when asked.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from moderation.screening.normalise import Folded
from moderation.screening.tokens import (
    ALONE,
    LEET,
    MASKED,
    PIECES,
    STOP,
    Token,
    is_masked,
    pieces_of,
    plain,
    tokens_of,
)
from moderation.screening.unspacing import Glued, Unspacer, parted

SENTENCE = 1000
_LEET_L = str.maketrans("1!|", "lll")
_SPACED = ALONE * 2
_MAYBE_L = re.compile(r"[1!|]\w|\w[1|]")
_MIXED_CASE = re.compile(r"(?<=[a-z])I+")


class Reading:
    """A text as words ("." between sentences), with each one's place in sentence and text."""

    def __init__(self, words: list[str], find_tokens: Callable[[], list[Token]]) -> None:
        self.words = words
        self._find_tokens = find_tokens
        self.heard: Any = None
        self.heard_by: object = None

    @classmethod
    def of(cls, tokens: list[Token]) -> "Reading":
        """The reading of these tokens."""
        return cls([token.word for token in tokens], lambda: tokens)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words with their places in the folded text."""
        return self._find_tokens()

    @cached_property
    def positions(self) -> list[int]:
        """Each word's place; a sentence's end moves them so far that no gap reaches over it."""
        positions, position = [], 0
        for word in self.words:
            position = (position // SENTENCE + 1) * SENTENCE if word == STOP else position + 1
            positions.append(position)
        return positions

    @property
    def line(self) -> str:
        """The words between single spaces."""
        return f" {' '.join(self.words)} "

    @cached_property
    def _offsets(self) -> list[int]:
        return [*accumulate((len(word) + 1 for word in self.words), initial=1)]

    def word_around(self, offset: int) -> int:
        """The number of the word around a letter of the line."""
        return bisect_right(self._offsets, offset) - 1


class Writing:
    """A folded text cut into words once, for every rule set that reads it.

    `known` is what rule sets found in it, each by its name, because several ask. `written` is what stands between its
    spaces, `letters` all of its letters run together, leet undone.
    """

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.known: dict[str, Any] = {}
        self.written = pieces_of(folded.text)
        words, shapes, letters = zip(*PIECES.recall(self.written), strict=True) if self.written else ((), (), ())
        self.letters = "".join(letters)
        self._shape = "".join(shapes)
        self._as_written = Reading([*chain.from_iterable(words)], self._tokens)

    def _tokens(self) -> list[Token]:
        return tokens_of(self.folded.text)

    def readings(self, unspace: Unspacer) -> list[Reading]:
        """The text as written, then each different reading with leet, spacing and gluing undone."""
        written = self._as_written
        if MASKED in self._shape or _SPACED in self._shape:
            readings = [written, *map(Reading.of, self._undisguised(unspace))]
        elif glued := unspace.find_glued(written.words):
            readings = [written, Reading(_parted(written.words, glued), lambda: [*parted(written.tokens, glued)])]
        else:
            readings = [written]
        if "I" in self.folded.raw and _MIXED_CASE.search(self.folded.raw):
            disguised = Folded(_MIXED_CASE.sub(lambda match: "l" * len(match.group()), self.folded.raw))
            readings.append(Reading.of(unspace(tokens_of(disguised.text), disguised.text)))
        return readings

    def _undisguised(self, unspace: Unspacer) -> list[list[Token]]:
        """The tokens with leet and spacing undone, each way that differs from the text as written."""
        text = self.folded.text
        tables = (LEET, _LEET_L) if MASKED in self._shape and _MAYBE_L.search(text) else (LEET,)
        found = [self._as_written.tokens]
        for table in tables:
            tokens = unspace(_unmasked(self._as_written.tokens, table), text)
            if tokens not in found:
                found.append(tokens)
        return found[1:]


def _parted(words: list[str], glued: Glued) -> list[str]:
    """The words, each glued one as its parts, of which none is glued."""
    words = words.copy()
    for word, parts in glued.items():
        while word in words:
            place = words.index(word)
            words[place : place + 1] = parts
    return words


def _unmasked(tokens: list[Token], table: dict[int, int]) -> list[Token]:
    return [
        Token(plain(token.word.translate(table).translate(LEET)), token.start, token.end)
        if is_masked(token.word)
        else token
        for token in tokens
    ]
