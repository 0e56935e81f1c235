"""Whether somebody of an age may work as a plan says: every rule of the table, each with its reason."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise, product

from .findings import Finding, finding
from .plans import DAYS, MINUTES_A_DAY, SATURDAY, SCHOOL_WEEK, WEEKS, Plan, Shift, is_free_day
from .table import ADULT_AGE, Band, Edition, edition_on

Days = Mapping[int, list[tuple[int, Shift]]]


def check(plan: Plan, age: int, *, in_school: bool, on: date) -> list[Finding]:
    """What speaks against somebody of `age` working so, by the rules of the day `on`; nothing when they may.

    Who is in compulsory school has `in_school`; below 15 everybody counts as such. An empty or contradictory plan
    is answered with what is wrong with it and nothing else.
    """
    if shape := list(check_shape(plan)):
        return shape
    if age >= ADULT_AGE:
        return []
    edition = edition_on(on)
    band = edition.band(age, in_school=in_school)
    if band is None:
        return [finding("too_young")]
    rules = (_tasks(edition, plan, age, band), _shifts(edition, plan, band), _weeks(plan, band), _rest(plan, band))
    return [found for rule in rules for found in rule]


def check_shape(plan: Plan) -> Iterator[Finding]:
    """What makes a plan impossible at any age."""
    if not plan.shifts:
        yield finding("no_shifts")
    for row, shift in enumerate(plan.shifts):
        if shift.ends <= shift.begins:
            yield finding("ends_before_it_begins", row=row)
        elif shift.work <= 0:
            yield finding("pause_too_long", row=row)
    yield from _overlaps(plan)


def _overlaps(plan: Plan) -> Iterator[Finding]:
    for week, days in plan.weeks():
        for day, shifts in days.items():
            for (_, one), (row, other) in pairwise(shifts):
                if other.begins < one.ends:
                    yield finding("overlap", row=row, week=week, day=day)


def _tasks(edition: Edition, plan: Plan, age: int, band: Band) -> Iterator[Finding]:
    for name in plan.tasks:
        task = edition.tasks[name]
        if age < task["from_age"]:
            yield finding("task_too_young", task=name, age=task["from_age"], doing=task)
        elif task.get("after_school") and True in band.in_school:
            yield finding("task_in_school", task=name, doing=task)


def _shifts(edition: Edition, plan: Plan, band: Band) -> Iterator[Finding]:
    earliest, latest = edition.clock(band, plan.workplace)
    for row, shift in enumerate(plan.shifts):
        if shift.begins < earliest:
            yield finding("too_early", row=row, clock=earliest)
        if shift.ends > latest:
            yield finding("too_late", row=row, clock=latest)
        if shift.work > edition.pause_over_minutes and shift.pause < edition.pause_minutes:
            over, most = edition.pause_over_minutes, edition.pause_minutes
            yield finding("no_pause", row=row, over=over, most=most)
        yield from _alone(edition, plan, row, shift)


def _alone(edition: Edition, plan: Plan, row: int, shift: Shift) -> Iterator[Finding]:
    rule = edition.alone
    late = rule.weekend_from if shift.weekday >= SATURDAY else rule.weekday_from
    guarded = plan.workplace in rule.workplaces and (shift.ends > late or shift.begins < rule.until)
    if shift.alone and guarded:
        yield finding("alone", row=row, day=shift.weekday, clock=late, until=rule.until)


def _weeks(plan: Plan, band: Band) -> Iterator[Finding]:
    for week, days in plan.weeks():
        for day, shifts in days.items():
            yield from _day(band, week, day, shifts)
        most = band.school_week_minutes if week == SCHOOL_WEEK else band.free_week_minutes
        total = sum(shift.work for shifts in days.values() for _, shift in shifts)
        if total > most:
            yield finding("week_too_long", week=week, most=most, found=total)
        yield from _days_off(plan, band, week, days)


def _day(band: Band, week: str, day: int, shifts: list[tuple[int, Shift]]) -> Iterator[Finding]:
    free = is_free_day(week, day)
    most, total = band.free_day_minutes if free else band.school_day_minutes, sum(shift.work for _, shift in shifts)
    row = shifts[-1][0]
    if total > most:
        school = not free and True in band.in_school
        code = "school_day_too_long" if school else "day_too_long"
        yield finding(code, row=row, week=week, day=day, most=most, found=total)
    spread, room = shifts[-1][1].ends - shifts[0][1].begins, MINUTES_A_DAY - band.rest_minutes
    if spread > room:
        yield finding("day_spread", row=row, week=week, day=day, most=room, found=spread)


def _days_off(plan: Plan, band: Band, week: str, days: Days) -> Iterator[Finding]:
    free = [day for day in range(DAYS) if day not in days]
    # Sunday and the Monday after it are together when no week that may follow begins with work.
    monday = all(0 not in plan.days(other) for other in WEEKS)
    together = any(b - a == 1 for a, b in pairwise(free)) or (DAYS - 1 in free and monday)
    if len(free) < band.days_off:
        yield finding("no_days_off", week=week, days=band.days_off)
    elif band.together and not together:
        yield finding("no_days_together", week=week, days=band.days_off)


def _rest(plan: Plan, band: Band) -> Iterator[Finding]:
    """Between one day and the next, also over a Sunday into any week that may follow."""
    found = {}
    for (week, days), (following, after) in product(plan.weeks(), plan.weeks()):
        for day, shifts in days.items():
            last = day == DAYS - 1
            tomorrow = after.get(0) if last else days.get(day + 1)
            if not tomorrow or (not last and following != week):
                continue
            rest = MINUTES_A_DAY - shifts[-1][1].ends + tomorrow[0][1].begins
            if rest < band.rest_minutes:
                row, most = tomorrow[0][0], band.rest_minutes
                found[row, week] = finding("too_little_rest", row=row, week=week, day=day, most=most, found=rest)
    yield from found.values()
