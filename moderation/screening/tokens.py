"""Tokens: the words of a folded text, as they are looked up, and where they stand."""

import re
from typing import NamedTuple

from moderation.screening.memory import Memory

STOP = "."
ALONE, MASKED, _ORDINARY = "am-"  # shapes of words
_TOKEN = re.compile(r"[$@€]?[^\W_]+(?:['!|@$€][^\W_]+)*|[.!?;]+(?=\s|$)|\n\s*\n")
_BLANK_LINE = re.compile(r"\n\s*\n")
_STOPS = ".!?;\n"
_DOUBLED = re.compile(r"(oe|ae|\D)\1+")
_MASKED = re.compile(r"(?=[^\W\d_]*[\d@$€!|])(?=[\d@$€!|]*[^\W\d_])")
LEET = str.maketrans("013457@$€!|", "oieastaseii")
_LONG_LETTERS = frozenset(("ae", "oe"))
_LONGEST_LETTER = len("aa")  # å, whose word is "a"
_REMEMBERED = 16_384


class Token(NamedTuple):
    """A plain word (or "." between sentences) and its place in the folded text."""

    word: str
    start: int
    end: int


class Piece(NamedTuple):
    """What stands between two spaces: its words, a sign for the shape of each, and all its letters, leet undone."""

    words: tuple[str, ...]
    shapes: str
    letters: str


class _Letters(dict[int, int | None]):
    """A table that undoes leet and leaves out whatever is no letter then."""

    def __missing__(self, code: int) -> int | None:
        return code if chr(code).isalnum() and not chr(code).isdecimal() else None


_ONLY_LETTERS = _Letters(LEET)


def once(letters: str) -> str:
    """The text with every letter once ("komme" and "kooome" meet)."""
    return _DOUBLED.sub(r"\1", letters)


def _plain(word: str) -> str:
    return once(word.replace("'", ""))


_plain_words = Memory(_plain, _REMEMBERED)


def plain(word: str) -> str:
    """The spelling words are looked up by: no apostrophes, every letter once."""
    return _plain_words[word]


def tokens_of(text: str) -> list[Token]:
    """The words of a folded text, and the ends of its sentences."""
    return [Token(word, match.start(), match.end()) for match in _TOKEN.finditer(text) if (word := _word(match[0]))]


def _word(written: str) -> str:
    """A token's word: plain, "." between sentences, nothing for dots that trail off."""
    if written[0] in _STOPS:
        return "" if written.startswith("..") else STOP
    return plain(written)


def pieces_of(text: str) -> list[str]:
    """What stands between the spaces; a blank line ends a sentence, no other token reaches over a space."""
    return (_BLANK_LINE.sub(f"\n{STOP}\n", text) if text.count("\n") > 1 else text).split()


def _piece(written: str) -> Piece:
    tokens = tokens_of(written)
    shapes = "".join(map(_shape, tokens))
    return Piece(tuple(token.word for token in tokens), shapes, written.translate(_ONLY_LETTERS))


PIECES = Memory(_piece, _REMEMBERED)


def _shape(token: Token) -> str:
    if is_letter(token):
        return ALONE
    return MASKED if is_masked(token.word) else _ORDINARY


def is_letter(token: Token) -> bool:
    """Whether a token is one letter alone, as somebody writes who spaces out a word."""
    word, start, end = token
    return (len(word) == 1 and end - start <= _LONGEST_LETTER and word != STOP) or word in _LONG_LETTERS


def is_masked(word: str) -> bool:
    """Whether a word has letters, and figures or marks that may stand for letters."""
    return bool(_MASKED.match(word))
