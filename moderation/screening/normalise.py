"""Folding: one plain lower-case spelling of a text, every character traceable to the raw text."""

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from typing import Any

_CACHE_LIMIT = 20_000


def load_data(name: str) -> dict[str, Any]:
    """Read one of the package's TOML files."""
    text = (files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class _Folds(dict[str, str]):
    """Folded form of every cell met so far (a cell is one character with its combining marks)."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()
        self._twins = {
            odd: plain
            for plain, odds in data["twins"].items()
            for odd in unicodedata.normalize("NFKC", odds.replace(" ", ""))
        }
        self._letters = data["letters"]
        self._pictures = {picture: f" {word} " for word, pictures in data["pictures"].items() for picture in pictures}
        self._squared = {
            chr(first + place): chr(ord("a") + place) for first in data["alphabets"]["starts"] for place in range(26)
        }

    def __missing__(self, cell: str) -> str:
        folded = self._fold(cell)
        if len(cell) == 1 and len(self) < _CACHE_LIMIT:
            self[cell] = folded
        return folded

    def _fold(self, cell: str) -> str:
        if cell[0] in self._pictures:
            return self._pictures[cell[0]]
        return "".join(map(self._fold_character, unicodedata.normalize("NFKC", cell).casefold()))

    def _fold_character(self, character: str) -> str:
        for table in (self._letters, self._twins, self._squared):
            if character in table:
                return str(table[character])
        if character.isascii():
            return character
        if character.isdecimal():
            return str(unicodedata.decimal(character))
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Cf"):
            return ""
        if category[0] == "Z":
            return " "
        base = unicodedata.normalize("NFD", character)[0]
        return base if base.isascii() else self._twins.get(base, character)


_folds = _Folds(load_data("folding"))


def _cut(text: str) -> Iterator[str]:
    """Split `text` into characters, each with the combining marks that follow it."""
    start = 0
    for place in range(1, len(text)):
        if not unicodedata.combining(text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _quiet() -> re.Pattern[str]:
    """Matches texts of the letters Danish is written with, whose folding is lower case and `_SPELT`."""
    letters = [*map(chr, range(128)), *_SPELT, *map(str.upper, _SPELT)]
    return re.compile(f"[{re.escape(''.join(one for one in letters if _folds[one] == _spelt(one)))}]*")


def _spelt(text: str) -> str:
    text = text.lower()
    for letter, spelling in _SPELT.items():
        text = text.replace(letter, spelling)
    return text


_SPELT = {letter: _folds[letter] for letter in "æøå"}
_is_quiet = _quiet().fullmatch


class Folded:
    """The folded form of `raw`, able to say where in `raw` a stretch of it came from."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        if raw.isascii():
            self.text = raw.lower()
        elif _is_quiet(raw):
            self.text = _spelt(raw)
        else:
            self.text = "".join(self._parts)

    @cached_property
    def _cells(self) -> list[str]:
        return list(self.raw) if unicodedata.is_normalized("NFC", self.raw) else list(_cut(self.raw))

    @cached_property
    def _parts(self) -> list[str]:
        return [_folds[cell] for cell in self._cells]

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where each cell that left something begins, in the folded and in the raw text."""
        folded_starts, raw_starts, folded, raw = [], [], 0, 0
        for cell, part in zip(self._cells, self._parts, strict=True):
            if part:
                folded_starts.append(folded)
                raw_starts.append(raw)
            folded += len(part)
            raw += len(cell)
        return folded_starts, [*raw_starts, raw]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch behind `text[start:end]`."""
        if self.raw.isascii() or start >= end:
            return start, end
        folded_starts, raw_starts = self._starts
        first = bisect_right(folded_starts, start) - 1
        last = bisect_right(folded_starts, end - 1) - 1
        return raw_starts[first], raw_starts[last + 1]
