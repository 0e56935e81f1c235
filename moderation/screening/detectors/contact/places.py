"""Home addresses: a street and a number, unless it is plainly a public place."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.detectors.contact.signs import FIGURES, count
from moderation.screening.normalise import Folded, load_data

_NUMBERED = re.compile(r"\b([a-z][a-z'.-]*)(?:\s+(?:nr|nummer|no)\.?)?[ ,]+(\d{1,3}[a-z]?)\b(?![.:]\d|\s?%)")
_NUMBER_FIRST = re.compile(r"\b(\d{1,3}[a-z]?)\s(?:(?:paa|i|on)\s)?((?:[a-z]{1,30} ){0,2}[a-z]{1,30})")
_LIVES_AT = re.compile(
    r"\b(?:jeg bor|bor jeg|vi bor|i live)\s(?:(?:paa|i|ved|at|on|in)\s)?((?:[a-z]{2,30} ){1,3})(\d{1,3}[a-z]?)\b"
)
_LIVES_NAMED = re.compile(r"\b((?:ved|bag|over|under)\s[a-z]{4,30})\s(\d{1,3}[a-z]?)\s(?:er hvor jeg bor|bor jeg)\b")
_FLOOR = re.compile(
    r"\W{0,3}(?:\d{1,2}\.?\s?(?:sal)?[ ,]{0,3}(?:tv|th|mf|sal)\b|st\.?[ ,]{0,3}(?:tv|th|mf)\b|(?:flat|apt|lejl)\b)"
)
_PREPOSITIONS = frozenset(("paa", "i", "ved", "at", "on", "in"))
_ROOMS = frozenset(load_data("contact_info")["places"]["no_street"])


class _Streets(NamedTuple):
    suffixes: tuple[str, ...]
    alone: frozenset[str]
    never: frozenset[str]
    units: frozenset[str]


@cache
def _streets() -> _Streets:
    data = load_data("contact_info")["places"]
    suffixes, alone, never, units = (
        [Folded(word).text for word in data[name]] for name in ("suffixes", "alone", "never", "units")
    )
    return _Streets(tuple(suffixes), frozenset(alone), frozenset(never), frozenset(units))


def may_find(clues: Clues) -> bool:
    """Whether a text has the number of a house."""
    return count(clues.signs, FIGURES) > 0


def find(clues: Clues) -> Iterator[Finding]:
    """Every address that seems to be somebody's home."""
    for start, end in _addresses(clues):
        floor = _FLOOR.match(clues.text, end)
        is_home = bool(floor) or clues.has("home")
        owner = clues.owner(start)
        if owner == "office" and not is_home:
            continue
        yield Finding(
            "home" if is_home else "street",
            "gives an address",
            start,
            floor.end() if floor else end,
            "own" if owner == "office" else owner,
        )


def _addresses(clues: Clues) -> Iterator[tuple[int, int]]:
    for match in _NUMBERED.finditer(clues.text):
        street = _is_street(match[1], _word_before(clues.text, match.start()))
        if (street or _has_side(clues.text, match.end())) and not _is_amount(clues.text, match.end()):
            yield match.start(), match.end()
    for match in _NUMBER_FIRST.finditer(clues.text) if clues.has("home") else ():
        if any(_is_street(word, "any") for word in match[2].split()):
            yield match.start(), match.end()
    for match in _LIVES_AT.finditer(clues.text):
        words = set(match[1].split())
        if words - _PREPOSITIONS and words.isdisjoint(_ROOMS) and not _is_amount(clues.text, match.end()):
            yield match.start(1), match.end()
    for match in _LIVES_NAMED.finditer(clues.text):
        yield match.start(1), match.end(2)


def _has_side(text: str, end: int) -> bool:
    floor = _FLOOR.match(text, end)
    return floor is not None and floor.group().endswith(("tv", "th", "mf"))


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - 30) : start].strip().rpartition(" ")[2]


def _is_street(word: str, before: str) -> bool:
    streets = _streets()
    if word in streets.alone and before.isalpha() and len(before) > 2:
        return word not in ("alle", "way", "drive", "plads") or len(before) > 4
    if word in streets.never or not word.endswith(streets.suffixes):
        return False
    return any(word.endswith(suffix) and len(word) - len(suffix) > 1 for suffix in streets.suffixes)


def _is_amount(text: str, end: int) -> bool:
    following = text[end : end + 12].split()
    return bool(following) and following[0].strip(".,!?") in _streets().units
