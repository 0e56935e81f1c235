"""Signs: what a text must hold for a finder to find anything in it, counted piece by piece.

Most pieces (what stands between two spaces) are known from other texts, so the signs of a text are little but a sum.
"""

import re

from moderation.screening.detectors.contact.hosts import AT_SIGN, DOMAIN_SIGN, HOST_SIGN
from moderation.screening.detectors.contact.numbers import spelled_digits
from moderation.screening.memory import Memory

_REMEMBERED = 8192
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"(?<![^\W_])[^\W_](?![^\W_])")


# What is counted: digits, digits in words, at signs, ends of hosts whose dot may stand apart, hosts, letters alone;
# each where its count begins in one number for all.
FIGURES, SPELLED, ATS, DOMAINS, HOSTS, ALONE = range(0, 6 * 32, 32)
_MOST = (1 << 32) - 1


def signs_of(pieces: list[str]) -> int:
    """The signs of a text."""
    return sum(_KNOWN.recall(pieces))


def count(signs: int, kind: int) -> int:
    """How many there are of one kind."""
    return signs >> kind & _MOST


def _signs_of(piece: str) -> int:
    found = {
        FIGURES: len(_FIGURE.findall(piece)),
        SPELLED: sum(len(spelled_digits(word) or "") for word in _WORD.findall(piece)),
        ATS: len(AT_SIGN.findall(piece)),
        DOMAINS: len(DOMAIN_SIGN.findall(piece)),
        HOSTS: len(HOST_SIGN.findall(piece)),
        ALONE: len(_ALONE.findall(piece)),
    }
    return sum(many << kind for kind, many in found.items())


_KNOWN = Memory(_signs_of, _REMEMBERED)
