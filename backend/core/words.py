"""Words as people mean them: folded and stemmed by our own code, so that every database finds the same."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

LONGEST_WORD = 64
MOST_ASKED = 8
# From so many letters on, the last word of a question may be the beginning of one: fewer begin nearly everything.
BEGINNING = 3

_WORD = re.compile(r"[^\W_]+")
_SAME = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_LETTERS = {"æ": "æ", "ø": "ø", "å": "å", "ä": "æ", "ö": "ø"}


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for: every one of `stems`, and a word that is like `last` or begins with it."""

    stems: Sequence[str]
    last: str

    def is_in(self, text: str) -> bool:
        """Whether `text` has it all; this is what a search means, however it is carried out."""
        found = split(text)
        stems = {stem(word) for word in found}
        begins = len(self.last) >= BEGINNING and any(word.startswith(self.last) for word in found)
        return stems.issuperset(self.stems) and (begins or stem(self.last) in stems)


def split(text: str) -> list[str]:
    """The folded words of `text`: no case, accents or signs, and one way to write æ, ø and å."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(_fold(text))]


def ask(text: str) -> Question | None:
    """What `text` asks for, whatever it is: signs mean nothing. None when there is no word in it."""
    words = split(text)[:MOST_ASKED]
    return Question([stem(word) for word in words[:-1]], words[-1]) if words else None


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part of a folded word that its Danish endings leave (Snowball)."""
    stemmed: str = snowballstemmer.stemmer("danish").stemWord(word)
    return stemmed


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    plain = folded if folded.isascii() else "".join(map(_bare, folded))
    for one, other in _SAME:
        plain = plain.replace(one, other)
    return plain


@lru_cache(maxsize=5_000)
def _bare(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
