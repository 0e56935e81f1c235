"""Telephone numbers and CPR numbers among the digits of a text."""

import re
from collections.abc import Iterator
from itertools import pairwise

import phonenumbers
from stdnum.dk import cpr

from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.detectors.contact.numbers import Run, runs
from moderation.screening.detectors.contact.signs import FIGURES, SPELLED, count

_DANISH = 8
_LONGEST_PUBLIC = 5
_SHAPES = {
    *((8,), (4, 4), (2, 2, 2, 2), (2, 2, 4), (4, 2, 2), (2, 3, 3), (3, 3, 2), (3, 2, 3), (2, 6), (6, 2), (1, 7)),
    (1,) * 8,
}
_DATE = re.compile(r"(?:\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_SCORES = re.compile(r"\d{1,3}-\d{1,3}(?:[ ,]+\d{1,3}-\d{1,3})+\Z")
_DAY_FIRST = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d\Z")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\Z")


def may_find(clues: Clues) -> bool:
    """Whether a text has digits or number words enough to look closer."""
    figures = count(clues.signs, FIGURES)
    return figures >= 6 or figures + count(clues.signs, SPELLED) >= 7


def may_end(tail: int, _text: str) -> bool:
    """Whether a number may end in the tail of a text, by its signs."""
    return count(tail, FIGURES) + count(tail, SPELLED) > 0


def find(clues: Clues) -> Iterator[Finding]:
    """Every phone and CPR number that is not plainly something else."""
    public = frozenset(clues.data["public"]["numbers"])
    for whole in runs(clues.text):
        for run in _without_public(whole, public):
            if len(run.digits) >= _DANISH and (finding := _judge(run, clues)):
                yield finding


def _without_public(run: Run, public: frozenset[str]) -> Iterator[Run]:
    """The parts of the run between public numbers."""
    kept, place = 0, 0
    while place < len(run.groups):
        stop = _end_of_public(run, place, public)
        if stop and place > kept:
            yield run.part(kept, place)
        place = stop or place + 1
        kept = stop or kept
    if kept < len(run.groups):
        yield run.part(kept, len(run.groups))


def _end_of_public(run: Run, first: int, public: frozenset[str]) -> int | None:
    """Where a public number that begins at group `first` ends."""
    digits = ""
    for stop, group in enumerate(run.groups[first : first + _LONGEST_PUBLIC], first + 1):
        digits += group.digits
        if digits in public or digits.removeprefix("45") in public:
            return stop
    return None


def _judge(run: Run, clues: Clues) -> Finding | None:
    owner = clues.owner(run.start)
    if _is_cpr(run, clues):
        return Finding("cpr", "gives a CPR number", run.start, run.end, "own" if owner == "office" else owner)
    asked = clues.near("phone", run.start, run.end)
    if owner == "office" or not (number := _phone_part(run, asked=asked)):
        return None
    if not _is_certain(number, clues) and _is_something_else(number, clues, asked=asked):
        return None
    return Finding("phone", "gives a telephone number", number.start, number.end, owner)


def _is_cpr(run: Run, clues: Clues) -> bool:
    named = clues.near("cpr", run.start, run.end)
    if len(run.digits) != 10:
        return False
    if named:
        return True
    looks_so = run.shape in ((6, 4), (10,)) and not clues.near("order", run.start, run.end)
    return looks_so and not clues.near("phone", run.start, run.end, 3) and bool(cpr.is_valid(run.digits))


def _phone_part(run: Run, *, asked: bool) -> Run | None:
    """The groups that make a telephone number, or None."""
    digits = run.digits
    if run.plus or digits.startswith("00"):
        return run if _is_foreign_or_prefixed(digits) else None
    if len(digits) == _DANISH or (len(digits) == _DANISH + 2 and digits.startswith("45")):
        return run if asked or _is_plain_danish(run) else None
    if not asked:
        return None
    return next(_windows(run), run if len(digits) <= 12 else None)


def _is_plain_danish(run: Run) -> bool:
    digits = run.digits[-_DANISH:]
    return digits[0] not in "01" and (run.shape in _SHAPES or len(run.digits) > _DANISH or _any_spelled(run))


def _any_spelled(run: Run) -> bool:
    return any(group.spelled for group in run.groups)


def _is_foreign_or_prefixed(digits: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + digits.removeprefix("00")))
    except phonenumbers.NumberParseException:
        return False


def _windows(run: Run) -> Iterator[Run]:
    """Groups side by side that make eight digits, the last first."""
    for first in reversed(range(len(run.groups))):
        for stop in range(first + 1, min(first + _DANISH, len(run.groups)) + 1):
            part = run.part(first, stop)
            if len(part.digits) == _DANISH and _is_plain_danish(part):
                yield part


def _is_certain(run: Run, clues: Clues) -> bool:
    """Whether the sender says it is their own number, or writes it with a country code."""
    is_mine = clues.near("mine_phone", run.start, run.end) and not clues.before("order", run.start, 2)
    return run.plus or is_mine


def _is_something_else(run: Run, clues: Clues, *, asked: bool) -> bool:
    written = clues.text[run.start : run.end]
    if clues.before("order", run.start, 5) or clues.after("unit", run.end, 1):
        return True
    if _CLOCK.search(written) or _SCORES.match(written):
        return True
    if asked:
        return False
    about_time_or_order = clues.before("time", run.start, 3) or clues.after("order", run.end, 2)
    return about_time_or_order or _is_counting(run) or _is_date(run, written)


def _is_counting(run: Run) -> bool:
    numbers = [int(group.digits) for group in run.groups]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) > 3 and len(steps) == 1 and steps <= {1, 2, 5, 10, 100}


def _is_date(run: Run, written: str) -> bool:
    if _DATE.match(written) or all(_YEAR.match(group.digits) for group in run.groups):
        return True
    return run.shape == (8,) and bool(_DAY_FIRST.match(run.digits) or _YEAR_FIRST.match(run.digits))
