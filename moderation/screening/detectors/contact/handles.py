"""User names on other services: a service's name, a naming word, and something that looks like a name."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.detectors.contact.signs import ALONE, count
from moderation.screening.normalise import Folded, load_data
from moderation.screening.tokens import plain

_CHUNK = re.compile(r"\S+")
_EDGES = "\"'“”„«»()[]{}<>,;:!?*=~-→|/\\"
_NAME = re.compile(r"@?[a-z0-9_][a-z0-9._#-]{1,31}\Z")
_MARKED = re.compile(r"(?=.*[a-z])(?=.*[\d_#]|.*[a-z0-9]\.[a-z0-9])")
_PARTS = re.compile(r"[._#-]+")
_SENTENCE_END = re.compile(r"[.!?](?:\s|\Z)")
_SIGN = re.compile(r"\b(?:mit|min|my) @(?=\s?(?:er|is|:|=|paa|on)\W)")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_/]{1,2}){5,40}\w(?!\w)")
_GAPS = re.compile(r"[ .\-_/]+")
_SPOKEN = re.compile(r" (?:underscore|understreg|bundstreg|bindestreg|punktum|prik|dot) [a-z0-9]+")
_INFLECTED = ("et", "ede", "ende", "ige", "lig", "ig", "isk", "ed", "ing", "t")
_TAIL, _HEAD, _MOST_CHUNKS = 80, 60, 8
_MOST_PLACES = 60
_BY_FULL_NAME = ("facebook", "fb", "messenger")
_LONGEST_NAME = 4
_KINDS = ("platform", "platform_short", "add")
_GOES_ON = ("hvis ", "og ", "saa ", "add ", "if ", "and ", "paa ")
_PREPOSITIONS = frozenset(("pa", "on", "i", "in", "at", "over", "via", "ved"))


class _Words(NamedTuple):
    naming: frozenset[str]
    linking: frozenset[str]
    copula: frozenset[str]
    ordinary: frozenset[str]
    services: tuple[str, ...]
    shortest: int


@cache
def _words() -> _Words:
    data = load_data("contact_info")["handles"]
    lists = (data["naming"], data["linking"], data["copula"], data["ordinary"].split())
    services = tuple(plain(word) for word in data["spaced"])
    naming, linking, copula, ordinary = (frozenset(plain(Folded(word).text) for word in words) for words in lists)
    return _Words(naming, linking, copula, ordinary, services, min(map(len, services)))


def may_find(clues: Clues) -> bool:
    """Whether a text names a service, says "add", or has a sign or letters that may stand for one."""
    return clues.has_any(_KINDS) or "@" in clues.text or _may_be_spaced(clues)


def _may_be_spaced(clues: Clues) -> bool:
    return count(clues.signs, ALONE) > _words().shortest


def find(clues: Clues) -> Iterator[Finding]:
    """Every user name that is not an organisation's."""
    for kind, (start, end) in _places(clues):
        name = (start, end) if kind == "spaced" else _name_after(clues, kind, start, end) or _name_before(clues, start)
        if name:
            owner = clues.owner(name[0])
            if owner != "office":
                yield Finding("handle", "gives a user name on another service", *name, owner)


def _places(clues: Clues) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where a service is named, or a sign that stands for one ("my @ is")."""
    for kind in _KINDS:
        for place in clues.places(kind)[:_MOST_PLACES]:
            yield kind, place
    for sign in islice(_SIGN.finditer(clues.text), _MOST_PLACES) if "@" in clues.text else ():
        yield "platform", sign.span()
    for spaced in islice(_SPACED.finditer(clues.text), _MOST_PLACES) if _may_be_spaced(clues) else ():
        letters = plain(_GAPS.sub("", spaced.group()))
        if letters.startswith(_words().services) and letters not in _words().services:
            yield "spaced", spaced.span()


def _name_after(clues: Clues, kind: str, start: int, end: int) -> tuple[int, int] | None:
    """The name after a service or an "add me", past naming and linking words."""
    words = _words()
    adding, short = kind == "add", kind != "platform"
    named = "add" if adding or clues.before("add", start) else ""
    tail = clues.text[end : end + _TAIL]
    stop = _SENTENCE_END.search(tail)
    for match in list(_CHUNK.finditer(tail[: stop.start() if stop else _TAIL]))[:_MOST_CHUNKS]:
        chunk = match.group().strip(_EDGES).rstrip(".")
        named = "colon" if match.group()[0] in ":=" or match.group()[-1] in ":=" else named
        word = plain(chunk)
        if word in words.naming or word in words.linking or not word:
            named = ("copula" if word in words.copula else "name") if word in words.naming else named
            continue
        where = end + match.start() + match.group().find(chunk)
        spoken = _SPOKEN.match(tail, match.end())
        if longer := end + spoken.end() if spoken else _full_name(clues, start, where):
            return where, longer
        by_letters = (named == "colon" and not adding) if short else bool(named)
        is_name = (_is_marked(chunk) and not _is_adding_without_me(clues, start, chunk, adding=adding)) or (
            by_letters and _is_plain_name(chunk, named, tail[match.end() :].lstrip())
        )
        return (where, where + len(chunk)) if is_name else None
    return None


def _full_name(clues: Clues, service: int, where: int) -> int | None:
    """Where a first and last name end, given beside a service where people go by them."""
    if not clues.text.startswith(_BY_FULL_NAME, service):
        return None
    words = list(islice(_CHUNK.finditer(clues.text, where), _LONGEST_NAME))
    capital = [clues.folded.raw[clues.folded.raw_span(*word.span())[0]].isupper() for word in words]
    names = list(takewhile(itemgetter(1), zip(words, capital, strict=True)))
    return names[-1][0].end() if len(names) > 1 else None


def _is_adding_without_me(clues: Clues, start: int, chunk: str, *, adding: bool) -> bool:
    looks_so = chunk[0] == "@" or "_" in chunk or _has_both(chunk)
    return adding and not (looks_so and clues.near("own", start, start + 1, 3))


def _has_both(chunk: str) -> bool:
    return any(map(str.isdigit, chunk)) and sum(map(str.isalpha, chunk)) > 2


def _name_before(clues: Clues, start: int) -> tuple[int, int] | None:
    """The name in "kai99 on snap" and "I am called kai on snap"."""
    low = max(0, start - _HEAD)
    chunks = list(_CHUNK.finditer(clues.text, low, start))
    if len(chunks) < 2 or plain(chunks[-1].group()) not in _PREPOSITIONS:
        return None
    chunk = chunks[-2].group().strip(_EDGES)
    before = {plain(match.group().strip(_EDGES)) for match in chunks[-5:-2]}
    called = bool(before & (_words().naming - _words().copula))
    if _is_marked(chunk) or (called and _is_plain_name(chunk, "name", "")):
        where = chunks[-2].start() + chunks[-2].group().find(chunk)
        return where, where + len(chunk)
    return None


def _is_marked(chunk: str) -> bool:
    """Whether a chunk looks like a user name by itself: @kai, kai99, kai_h, kai.h, kai#1234."""
    if not _NAME.match(chunk):
        return False
    body = chunk.lstrip("@")
    parts = [plain(part) for part in _PARTS.split(body) if part]
    if parts and all(part in _words().ordinary for part in parts):
        return False
    return len(body) > 2 and (chunk[0] == "@" or bool(_MARKED.match(body)))


def _is_plain_name(chunk: str, named: str, rest: str) -> bool:
    """Whether letters alone are a user name: named, no common word, and the clause ends there."""
    word = plain(chunk)
    if not chunk.isalpha() or len(chunk) < 3 or word in _words().ordinary:
        return False
    if named in ("copula", "add") and chunk.endswith(_INFLECTED):
        return False
    return not rest or named in ("colon", "name") or not rest[0].isalpha() or rest.startswith(_GOES_ON)
