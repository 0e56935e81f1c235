"""Runs of digits, however written: figures, words, O for 0, parted by anything but other words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from moderation.screening.normalise import load_data
from moderation.screening.tokens import plain

_WORD = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"(?=.*\d)[\doil]+\Z")
_AS_FIGURES = str.maketrans("oil", "011")
_GLUED = re.compile(r"[a-z]{2,12}(\d{8,12})\Z")
_WIDEST_GAP = 6
_MOST_SMALL_WORDS = 3
_SHORTEST_RUN_TOGETHER, _LONGEST_RUN_TOGETHER = 7, 60


@dataclass(frozen=True, slots=True)
class Group:
    """Digits written together."""

    digits: str
    start: int
    end: int
    spelled: bool = False


@dataclass(slots=True)
class Run:
    """Groups with nothing but separators and small words between them."""

    groups: list[Group] = field(default_factory=list)
    plus: bool = False

    @property
    def digits(self) -> str:
        """All digits of the run."""
        return "".join(group.digits for group in self.groups)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group.digits) for group in self.groups)

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where the run ends."""
        return self.groups[-1].end

    def part(self, first: int, stop: int) -> "Run":
        """Some of the groups as a run."""
        return Run(self.groups[first:stop], self.plus and first == 0)


@cache
def spelled() -> dict[str, str]:
    """Number words and their digits, Danish 0-99 and English 0-19 and tens."""
    data = load_data("contact_info")["numbers"]
    simple = {**data["digits"], **data["teens"], **data["tens"], **data["english_tens"]}
    words = {plain(word): str(number) for word, number in simple.items()}
    units = [(word, number) for word, number in data["digits"].items() if number]
    for ten, tens in data["tens"].items():
        words |= {plain(f"{unit}{link}{ten}"): str(tens + number) for unit, number in units for link in ("og", "o")}
    return words


@cache
def _several() -> re.Pattern[str]:
    """Three and more number words written as one."""
    words = "|".join(sorted(spelled(), key=len, reverse=True))
    return re.compile(rf"({words})(?=(?:{words})*\Z)")


@lru_cache(maxsize=4096)
def spelled_digits(word: str) -> str | None:
    """The digits a word stands for: a number word, or at least three of them run together."""
    if (known := spelled().get(plain(word))) or not _SHORTEST_RUN_TOGETHER <= len(word) <= _LONGEST_RUN_TOGETHER:
        return known
    parts = _several().findall(plain(word))
    together = "".join(parts) == plain(word) and len(parts) > 2
    return "".join(spelled()[part] for part in parts) if together else None


@cache
def _english_tens() -> frozenset[str]:
    return frozenset(plain(word) for word in load_data("contact_info")["numbers"]["english_tens"])


@cache
def fillers() -> frozenset[str]:
    """Small words that may stand inside a number read aloud."""
    return frozenset(plain(word) for word in load_data("contact_info")["numbers"]["fillers"])


def _group(match: re.Match[str]) -> Group | None:
    word = match.group()
    if word.isdecimal():
        return Group(word, match.start(), match.end())
    if _FIGURES.match(word):
        return Group(word.translate(_AS_FIGURES), match.start(), match.end())
    if glued := _GLUED.match(word):
        return Group(glued[1], match.start() + glued.start(1), match.end())
    if digits := spelled_digits(word):
        return Group(digits, match.start(), match.end(), spelled=True)
    return None


def _joined(previous: Group, text: str, group: Group) -> Group | None:
    """The two as one group when they are a number such as "twenty two"."""
    is_tens = previous.spelled and plain(text[previous.start : previous.end]) in _english_tens()
    if is_tens and group.spelled and len(group.digits) == 1 and group.digits != "0":
        return Group(previous.digits[0] + group.digits, previous.start, group.end, spelled=True)
    return None


def runs(text: str) -> Iterator[Run]:
    """Every run of digits in the folded text."""
    run, small_words, reach = Run(), 0, 0
    for match in _WORD.finditer(text):
        group = _group(match)
        if run.groups and match.start() - reach > _WIDEST_GAP:
            yield run
            run, small_words = Run(), 0
        if group is None:
            small_words += 1
            if run.groups and (small_words > _MOST_SMALL_WORDS or plain(match.group()) not in fillers()):
                yield run
                run = Run()
        elif run.groups and not small_words and (merged := _joined(run.groups[-1], text, group)):
            run.groups[-1] = merged
        else:
            if not run.groups:
                run.plus = "+" in text[max(0, match.start() - 2) : match.start()]
            run.groups.append(group)
            small_words = 0
        reach = match.end()
    if run.groups:
        yield run
