"""Folding: one plain lower-case spelling of a text, every character traceable to the raw text."""

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


def _cells(text: str) -> Iterator[str]:
    """Split `text` into characters, each with the combining marks that follow it."""
    start = 0
    for place in range(1, len(text)):
        if not unicodedata.combining(text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


class Folded:
    """The folded form of `raw`, able to say where in `raw` a stretch of it came from."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._parts: list[str] | None = None
        self._raw_cells: list[str] | None = None
        if raw.isascii():
            self.text = raw.lower()
            return
        cells = list(raw) if unicodedata.is_normalized("NFC", raw) else list(_cells(raw))
        self._raw_cells = cells
        self._parts = [_folds[cell] for cell in cells]
        self.text = "".join(self._parts)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where each cell that left something begins, in the folded and in the raw text."""
        folded_starts, raw_starts, folded, raw = [], [], 0, 0
        for cell, part in zip(self._raw_cells or [], self._parts or [], strict=True):
            if part:
                folded_starts.append(folded)
                raw_starts.append(raw)
            folded += len(part)
            raw += len(cell)
        return folded_starts, [*raw_starts, raw]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch behind `text[start:end]`."""
        if self._parts is None or start >= end:
            return start, end
        folded_starts, raw_starts = self._starts
        first = bisect_right(folded_starts, start) - 1
        last = bisect_right(folded_starts, end - 1) - 1
        return raw_starts[first], raw_starts[last + 1]
