"""Readings: a folded text as a line of plain words, once as written and once with evasions undone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from moderation.screening.normalise import Folded

SENTENCE = 1000
_TOKEN = re.compile(r"[$@€]?[^\W_]+(?:['!|@$€][^\W_]+)*|[.!?;]+(?=\s|$)|\n\s*\n")
_STOPS = ".!?;\n"
_DOUBLED = re.compile(r"(oe|ae|\D)\1+")
_LEET = str.maketrans("013457@$€!|", "oieastaseii")
_LEET_L = str.maketrans("1!|", "lll")
_MASKS = re.compile(r"[\d@$€!|]")
_MAYBE_L = re.compile(r"[1!|]\w|\w[1|]")
_MASKED = re.compile(r"(?=[^\W\d_]*[\d@$€!|])(?=[\d@$€!|]*[^\W\d_])")
_MAYBE_MASKED = re.compile(r"[^\W\d_]'?[\d@$€!|]|[\d@$€!|]'?[^\W\d_]")
_MIXED_CASE = re.compile(r"(?<=[a-z])I+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG_LETTERS = frozenset(("ae", "oe"))
_SHORTEST_GLUED = 6
_LONGEST_GLUED = 40
_REMEMBERED = 8192


class Token(NamedTuple):
    """A plain word (or "." between sentences) and its place in the folded text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def plain(word: str) -> str:
    """The spelling words are looked up by: no apostrophes, every letter once ("komme" and "kooome" meet)."""
    return _DOUBLED.sub(r"\1", word.replace("'", ""))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as `line`, words between single spaces, with each word's place in sentence and text."""

    tokens: list[Token]
    line: str
    index: dict[int, int] = field(repr=False)
    positions: list[int] = field(repr=False)

    @classmethod
    def of(cls, tokens: list[Token]) -> "Reading":
        """Lay the tokens out; a sentence's end moves positions so far that no gap reaches over it."""
        index, positions, offset, position = {}, [], 1, 0
        words = [token.word for token in tokens]
        for number, word in enumerate(words):
            index[offset] = number
            offset += len(word) + 1
            position = (position // SENTENCE + 1) * SENTENCE if word == "." else position + 1
            positions.append(position)
        return cls(tokens, f" {' '.join(words)} ", index, positions)


@lru_cache(maxsize=16_384)
def _word(written: str) -> str:
    """A token's word: plain, "." between sentences, nothing for dots that trail off."""
    if written[0] in _STOPS:
        return "" if written.startswith("..") else "."
    return plain(written)


def _tokens(text: str) -> list[Token]:
    return [Token(word, match.start(), match.end()) for match in _TOKEN.finditer(text) if (word := _word(match[0]))]


def _unmasked(tokens: list[Token], table: dict[int, int]) -> list[Token]:
    return [
        Token(plain(token.word.translate(table).translate(_LEET)), token.start, token.end)
        if _MASKED.match(token.word)
        else token
        for token in tokens
    ]


def _is_letter(token: Token) -> bool:
    word, start, end = token
    return (end - start == 1 and word != ".") or word in _LONG_LETTERS


def _is_narrow(gap: str) -> bool:
    return len(gap) <= 1 and gap != "\n"


def _has_spaced(tokens: list[Token]) -> bool:
    """Whether two letters stand alone side by side."""
    follows = False
    for word, start, end in tokens:  # as in _is_letter, without a call for every word
        is_letter = (end - start == 1 and word != ".") or word in _LONG_LETTERS
        if is_letter and follows:
            return True
        follows = is_letter
    return False


def _spaced_runs(tokens: list[Token], text: str) -> Iterator[list[Token]]:
    """Group tokens: letters standing alone side by side form one group, a wider space parts words."""
    run: list[Token] = []
    for token in tokens:
        if run and _is_letter(token) and _is_letter(run[-1]) and _is_narrow(text[run[-1].end : token.start]):
            run.append(token)
            continue
        if run:
            yield run
        run = [token]
    if run:
        yield run


def _parted(tokens: list[Token], found: list[list[str] | None]) -> Iterator[Token]:
    for token, parts in zip(tokens, found, strict=True):
        if parts:
            yield from (Token(part, token.start, token.end) for part in parts)
        else:
            yield token


class Unspacer:
    """Joins spaced-out letters and parts glued words, by the words the rules know."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._openings = frozenset(word[:3] for word in words if len(word) > 2)
        self._part = lru_cache(maxsize=_REMEMBERED)(self._cut)
        self._parts = lru_cache(maxsize=_REMEMBERED)(self._find_parts)

    def __call__(self, tokens: list[Token], text: str) -> list[Token]:
        """The tokens with spaced letters joined and glued words parted; the same list when there are none."""
        if _has_spaced(tokens):
            return [word for run in _spaced_runs(tokens, text) for word in self._undo(run)]
        found = [self._parts(token[0]) for token in tokens]
        return list(_parted(tokens, found)) if any(found) else tokens

    def _find_parts(self, word: str) -> list[str] | None:
        """The known words an unknown one is glued from, or None."""
        return None if word in self._words else self._part(word, glued=False)

    def _undo(self, run: list[Token]) -> list[Token]:
        word = run[0].word if len(run) == 1 else plain("".join(token.word for token in run))
        is_plain = len(run) == 1 and self._parts(word) is None
        if is_plain or (len(run) == 2 and word not in self._words):
            return run
        start, end = run[0].start, run[-1].end
        if word in self._words or (parts := self._part(word, glued=len(run) > 1)) is None:
            return [Token(word, start, end)]
        return [Token(part, start, end) for part in parts]

    def _cut(self, word: str, *, glued: bool) -> list[str] | None:
        """Cut `word` into the fewest known words, or None."""
        if not (glued or word[:3] in self._openings) or not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED:
            return None
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 12), end):
                head, piece = best[start], word[start:end]
                shorter = head is not None and (best[end] is None or len(head) + 1 < len(best[end] or ()))
                if shorter and piece in self._words and (len(piece) > 1 or piece == "i"):
                    best[end] = [*(head or ()), piece]
        return best[-1]


class Writing:
    """A folded text cut into words once, for every rule set that reads it."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self._written = _tokens(folded.text)
        masked = _MASKS.search(folded.text) and _MAYBE_MASKED.search(folded.text)
        tables = (_LEET, _LEET_L) if masked and _MAYBE_L.search(folded.text) else (_LEET,)
        self._unmasked = [_unmasked(self._written, table) for table in tables] if masked else [self._written]

    @cached_property
    def _as_written(self) -> Reading:
        return Reading.of(self._written)

    @cached_property
    def compact(self) -> str:
        """All letters of the text run together, leet undone."""
        text = self.folded.text
        letters = _LETTERS.findall(text.translate(_LEET) if _MASKS.search(text) else text)
        return _DOUBLED.sub(r"\1", "".join(letters))

    def readings(self, unspace: Callable[[list[Token], str], list[Token]]) -> list[Reading]:
        """The text as written, then each different reading with leet, spacing and gluing undone."""
        found = [self._written]
        for unmasked in self._unmasked:
            tokens = unspace(unmasked, self.folded.text)
            if tokens not in found:
                found.append(tokens)
        if _MIXED_CASE.search(self.folded.raw):
            disguised = Folded(_MIXED_CASE.sub(lambda match: "l" * len(match.group()), self.folded.raw))
            found.append(unspace(_tokens(disguised.text), disguised.text))
        return [self._as_written, *map(Reading.of, found[1:])]
