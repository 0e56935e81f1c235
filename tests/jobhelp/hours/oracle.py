"""The rules once more, written by reading them minute by minute: slow, plain, and sharing nothing with the program."""

from collections.abc import Iterable

from backend.jobhelp.hours import Plan, Shift

DAY = 24 * 60
LATER = {"shop": 22, "office": 22, "petrol": 22, "restaurant": 24, "grill": 24, "cinema": 24}
GUARDED = {"shop", "bakery", "kiosk", "grill", "petrol"}


def codes(plan: Plan, age: int, *, in_school: bool) -> set[str]:
    """The codes of what speaks against a plan whose shifts are possible and do not overlap."""
    if age >= 18:
        return set()
    if age < 13:
        return {"too_young"}
    school = in_school or age < 15
    return {
        *_tasks(plan, age, school),
        *_clock(plan, school),
        *_lengths(plan, age, school),
        *_offs(plan, school),
        *_rests(plan, 14 if school else 12),
    }


def _tasks(plan: Plan, age: int, school: bool) -> Iterable[str]:
    for task in plan.tasks:
        if task in {"machines", "chemicals", "risk"}:
            yield "task_too_young"
        if task in {"alcohol", "press", "lifting"} and school:
            yield "task_too_young" if age < 15 else "task_in_school"


def _minutes(shifts: Iterable[Shift]) -> set[int]:
    return {minute for shift in shifts for minute in range(shift.begins, shift.ends)}


def _clock(plan: Plan, school: bool) -> Iterable[str]:
    earliest = 5 if plan.workplace == "newspapers" and not school else 6
    latest = 20 if school else LATER.get(plan.workplace, 20)
    for shift in plan.shifts:
        for minute in _minutes([shift]):
            if minute < earliest * 60:
                yield "too_early"
            if minute >= latest * 60:
                yield "too_late"
            late = minute < 6 * 60 or minute >= (14 if shift.weekday in {5, 6} else 18) * 60
            if shift.alone and late and plan.workplace in GUARDED:
                yield "alone"


def _lengths(plan: Plan, age: int, school: bool) -> Iterable[str]:
    free_day = 7 if age < 15 else 8
    for week in ("school", "free"):
        worked = 0
        for weekday in range(7):
            shifts = [shift for shift in plan.shifts if (shift.week, shift.weekday) == (week, weekday)]
            pauses = sum(shift.pause for shift in shifts)
            here = len(_minutes(shifts)) - pauses
            worked += here
            is_school_day = week == "school" and weekday < 5
            if school and is_school_day and here > 120:
                yield "school_day_too_long"
            elif not (school and is_school_day) and here > free_day * 60:
                yield "day_too_long"
            for shift in shifts:
                if len(_minutes([shift])) - shift.pause > 4.5 * 60 and shift.pause < 30:
                    yield "no_pause"
        most = (12 if week == "school" else 35 if age < 15 else 40) if school else 40
        if worked > most * 60:
            yield "week_too_long"


def _at_work(plan: Plan, week: str, weekday: int) -> set[int]:
    return _minutes(shift for shift in plan.shifts if (shift.week, shift.weekday) == (week, weekday))


def _offs(plan: Plan, school: bool) -> Iterable[str]:
    for week in ("school", "free"):
        off = [not _at_work(plan, week, weekday) for weekday in range(7)]
        next_monday = not _at_work(plan, "school", 0) and not _at_work(plan, "free", 0)
        if sum(off) < 2:
            yield "no_days_off"
        elif school and not any(a and b for a, b in zip(off, [*off[1:], next_monday], strict=True)):
            yield "no_days_together"


def _rests(plan: Plan, hours: int) -> Iterable[str]:
    """Walk every order in which two weeks can follow each other, one minute at a time."""
    for first in ("school", "free"):
        for second in ("school", "free"):
            line = [
                minute in day
                for week in (first, second)
                for weekday in range(7)
                for day in [_at_work(plan, week, weekday)]
                for minute in range(DAY)
            ]
            yield from _walk(line, hours)


def _walk(line: list[bool], hours: int) -> Iterable[str]:
    for start in range(0, len(line), DAY):
        today = [at for at in range(start, start + DAY) if line[at]]
        if today and today[-1] + 1 - today[0] > (24 - hours) * 60:
            yield "day_spread"
        tomorrow = [at for at in range(start + DAY, min(start + 2 * DAY, len(line))) if line[at]]
        if today and tomorrow and tomorrow[0] - today[-1] - 1 < hours * 60:
            yield "too_little_rest"
