"""The rules of work for the young: every cell of the table, both sides of every edge, and an oracle beside it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.jobhelp.hours import Finding, Plan, Shift, check, edition_on
from backend.jobhelp.hours.findings import CODES
from backend.jobhelp.hours.table import EDITIONS, TASKS, WORKPLACES
from tests.jobhelp.hours import oracle

ON = date(2026, 3, 2)
# How old, and whether still in compulsory school.
YOUNG, PUPIL, DONE, GROWN = (14, True), (16, True), (16, False), (18, False)
UNDER_18 = (YOUNG, PUPIL, DONE)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def at(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def shift(week: str, weekday: int, begins: str, ends: str, *, pause: int = 0, alone: bool = False) -> Shift:
    return Shift(week=week, weekday=weekday, begins=at(begins), ends=at(ends), pause=pause, alone=alone)


def findings(
    who: tuple[int, bool], shifts: Iterable[Shift], workplace: str = "other", tasks: tuple[str, ...] = ()
) -> list[Finding]:
    plan = Plan(shifts=tuple(shifts), workplace=workplace, tasks=tasks)
    return check(plan, who[0], in_school=who[1], on=ON)


def codes(
    who: tuple[int, bool], shifts: Iterable[Shift], workplace: str = "other", tasks: tuple[str, ...] = ()
) -> set[str]:
    return {found.code for found in findings(who, shifts, workplace, tasks)}


def test_the_table_says_where_it_is_from_and_when_to_look_again() -> None:
    for edition in EDITIONS:
        assert "Arbejdstilsynet" in edition.source
        assert edition.valid_from <= edition.read_on < edition.review_by <= edition.read_on + timedelta(days=366)
        assert set(edition.clocks) | set(edition.alone.workplaces) <= set(edition.workplaces)
    assert edition_on(date(1999, 1, 1)) is EDITIONS[0]
    assert edition_on(date.max) is EDITIONS[-1]


def test_every_age_under_18_has_one_band() -> None:
    for edition in EDITIONS:
        for age in range(13, 18):
            for in_school in (True, False):
                fits = [band for band in edition.bands if band.from_age <= age <= band.to_age]
                assert sum(in_school in band.in_school for band in fits) == 1


@pytest.mark.parametrize("age", [0, 12])
@pytest.mark.parametrize("in_school", [True, False])
def test_under_13_nobody_works(age: int, in_school: bool) -> None:
    assert codes((age, in_school), [shift("free", TUE, "10:00", "11:00")]) == {"too_young"}


def test_a_birthday_moves_one_on() -> None:
    long = [shift("free", TUE, "10:00", "18:30", pause=30)]
    assert [codes((age, True), long) for age in (12, 13, 14, 15)] == [
        {"too_young"},
        {"day_too_long"},
        {"day_too_long"},
        set(),
    ]


def test_below_15_everybody_counts_as_in_school() -> None:
    assert codes((14, False), [shift("school", TUE, "15:00", "17:01")]) == {"school_day_too_long"}


@pytest.mark.parametrize(
    ("who", "ends", "found"),
    [
        (YOUNG, "17:00", set()),
        (YOUNG, "17:01", {"school_day_too_long"}),
        (PUPIL, "17:00", set()),
        (PUPIL, "17:01", {"school_day_too_long"}),
        (DONE, "17:01", set()),
        (GROWN, "17:01", set()),
    ],
)
def test_a_school_day(who: tuple[int, bool], ends: str, found: set[str]) -> None:
    assert codes(who, [shift("school", TUE, "15:00", ends)]) == found


@pytest.mark.parametrize(("week", "day"), [("free", TUE), ("school", SAT), ("school", SUN), ("free", SUN)])
@pytest.mark.parametrize(
    ("who", "ends", "found"),
    [
        (YOUNG, "16:30", set()),
        (YOUNG, "16:31", {"day_too_long"}),
        (PUPIL, "17:30", set()),
        (PUPIL, "17:31", {"day_too_long"}),
        (DONE, "17:30", set()),
        (DONE, "17:31", {"day_too_long"}),
        (GROWN, "17:31", set()),
    ],
)
def test_a_free_day(who: tuple[int, bool], ends: str, found: set[str], week: str, day: int) -> None:
    assert codes(who, [shift(week, day, "09:00", ends, pause=30)]) == found


def test_who_is_done_has_a_whole_day_on_a_school_day_too() -> None:
    assert codes(DONE, [shift("school", TUE, "09:00", "17:30", pause=30)]) == set()
    assert codes(DONE, [shift("school", TUE, "09:00", "17:31", pause=30)]) == {"day_too_long"}


def test_two_shifts_of_a_day_are_counted_together() -> None:
    two = [shift("school", TUE, "14:00", "15:00"), shift("school", TUE, "16:00", "17:01")]
    assert codes(PUPIL, two) == {"school_day_too_long"}


@pytest.mark.parametrize("who", [YOUNG, PUPIL])
def test_a_school_week_has_twelve_hours(who: tuple[int, bool]) -> None:
    days = [shift("school", day, "15:00", "17:00") for day in (MON, TUE, WED, THU)]
    assert codes(who, [*days, shift("school", SAT, "10:00", "14:00")]) == {"no_days_together"}
    three = [shift("school", day, "15:00", "17:00") for day in (TUE, WED, THU)]
    assert codes(who, [*three, shift("school", SAT, "10:00", "16:30", pause=30)]) == set()
    assert codes(who, [*three, shift("school", SAT, "10:00", "16:31", pause=30)]) == {"week_too_long"}


@pytest.mark.parametrize(("who", "minutes"), [(YOUNG, 35 * 60), (PUPIL, 40 * 60), (DONE, 40 * 60)])
def test_a_week_without_school(who: tuple[int, bool], minutes: int) -> None:
    def days(extra: int) -> list[Shift]:
        ends = at("09:00") + minutes // 5 + 30
        whole = [Shift(week="free", weekday=day, begins=at("09:00"), ends=ends, pause=30) for day in range(4)]
        return [*whole, Shift(week="free", weekday=FRI, begins=at("09:00"), ends=ends + extra, pause=30)]

    assert codes(who, days(0)) == set()
    assert codes(who, days(1)) == {"week_too_long", "day_too_long"}


def test_a_school_week_has_forty_hours_for_who_is_done() -> None:
    days = [shift("school", day, "09:00", "17:30", pause=30) for day in range(5)]
    assert codes(DONE, days) == set()


@pytest.mark.parametrize("who", UNDER_18)
@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        ("06:00", "07:00", set()),
        ("05:59", "07:00", {"too_early"}),
        ("19:00", "20:00", set()),
        ("19:00", "20:01", {"too_late"}),
        ("00:00", "01:00", {"too_early"}),
        ("23:00", "24:00", {"too_late"}),
    ],
)
def test_the_clock(who: tuple[int, bool], begins: str, ends: str, found: set[str]) -> None:
    assert codes(who, [shift("free", TUE, begins, ends)]) == found
    assert codes(GROWN, [shift("free", TUE, begins, ends)]) == set()


@pytest.mark.parametrize(
    ("workplace", "earliest", "latest"),
    [
        ("shop", "06:00", "22:00"),
        ("office", "06:00", "22:00"),
        ("petrol", "06:00", "22:00"),
        ("restaurant", "06:00", "24:00"),
        ("grill", "06:00", "24:00"),
        ("cinema", "06:00", "24:00"),
        ("newspapers", "05:00", "20:00"),
        ("bakery", "06:00", "20:00"),
        ("kiosk", "06:00", "20:00"),
        ("farm", "06:00", "20:00"),
        ("club", "06:00", "20:00"),
        ("workshop", "06:00", "20:00"),
        ("other", "06:00", "20:00"),
    ],
)
def test_places_where_who_is_done_may_be_later(workplace: str, earliest: str, latest: str) -> None:
    def one(begins: int, ends: int) -> list[Shift]:
        return [Shift(week="free", weekday=TUE, begins=begins, ends=ends)]

    first, last = at(earliest), at(latest)
    assert codes(DONE, one(first, first + 60), workplace) == set()
    assert codes(DONE, one(first - 1, first + 60), workplace) == {"too_early"}
    assert codes(DONE, one(last - 60, last), workplace) == set()
    if last < 24 * 60:
        assert codes(DONE, one(last - 60, last + 1), workplace) == {"too_late"}
    for pupil in (YOUNG, PUPIL):
        assert codes(pupil, one(at("19:00"), at("20:01")), workplace) == {"too_late"}
        assert codes(pupil, one(at("05:59"), at("07:00")), workplace) == {"too_early"}


def test_every_workplace_of_the_table_is_in_the_test_above() -> None:
    assert len(WORKPLACES) == 13


@pytest.mark.parametrize("who", UNDER_18)
@pytest.mark.parametrize(
    ("ends", "pause", "found"),
    [
        ("14:30", 0, set()),
        ("14:31", 0, {"no_pause"}),
        ("15:00", 29, {"no_pause"}),
        ("15:00", 30, set()),
    ],
)
def test_a_pause(who: tuple[int, bool], ends: str, pause: int, found: set[str]) -> None:
    assert codes(who, [shift("free", TUE, "10:00", ends, pause=pause)]) == found


@pytest.mark.parametrize(("who", "hours"), [(YOUNG, 14), (PUPIL, 14), (DONE, 12)])
@pytest.mark.parametrize(("first", "second"), [((FRI, "free"), (SAT, "free")), ((SUN, "free"), (MON, "school"))])
def test_rest_from_one_day_to_the_next(
    who: tuple[int, bool], hours: int, first: tuple[int, str], second: tuple[int, str]
) -> None:
    def two(begins: int) -> list[Shift]:
        evening = shift(first[1], first[0], "19:00", "20:00")
        return [evening, Shift(week=second[1], weekday=second[0], begins=begins, ends=begins + 60)]

    morning = at("20:00") + hours * 60 - 24 * 60
    assert codes(who, two(morning)) == set()
    assert codes(who, two(morning - 1)) == {"too_little_rest"}
    assert codes(GROWN, two(morning - 1)) == set()


def test_rest_over_a_sunday_into_the_same_kind_of_week() -> None:
    sunday, monday = shift("free", SUN, "19:00", "20:00"), shift("free", MON, "09:00", "10:00")
    assert codes(PUPIL, [sunday, monday]) == {"too_little_rest"}


@pytest.mark.parametrize(("who", "room"), [(YOUNG, 10), (PUPIL, 10), (DONE, 12)])
def test_a_day_is_not_torn_apart(who: tuple[int, bool], room: int) -> None:
    def two(ends: int) -> list[Shift]:
        return [shift("free", TUE, "07:00", "08:00"), Shift(week="free", weekday=TUE, begins=ends - 60, ends=ends)]

    assert codes(who, two(at("07:00") + room * 60)) == set()
    assert codes(who, two(at("07:00") + room * 60 + 1)) == {"day_spread"}


@pytest.mark.parametrize(
    ("days", "pupil", "done"),
    [
        ((MON, TUE, WED, THU, FRI), set(), set()),
        ((TUE, WED, THU, FRI, SAT), set(), set()),
        ((MON, TUE, WED, THU, SAT), {"no_days_together"}, set()),
        ((MON, TUE, WED, THU, FRI, SAT), {"no_days_off"}, {"no_days_off"}),
        (tuple(range(7)), {"no_days_off"}, {"no_days_off"}),
    ],
)
def test_days_off(days: tuple[int, ...], pupil: set[str], done: set[str]) -> None:
    shifts = [shift("free", day, "10:00", "11:00") for day in days]
    assert codes(YOUNG, shifts) == pupil
    assert codes(PUPIL, shifts) == pupil
    assert codes(DONE, shifts) == done
    assert codes(GROWN, shifts) == set()


def test_sunday_and_monday_are_together_only_when_no_week_begins_with_work() -> None:
    shifts = [shift("free", day, "10:00", "11:00") for day in (TUE, WED, THU, FRI, SAT)]
    assert codes(PUPIL, [*shifts, shift("school", MON, "15:00", "16:00")]) == {"no_days_together"}


@pytest.mark.parametrize("workplace", WORKPLACES)
@pytest.mark.parametrize("who", UNDER_18)
@pytest.mark.parametrize(
    ("day", "begins", "ends", "late"),
    [
        (TUE, "17:00", "18:00", False),
        (TUE, "17:00", "18:01", True),
        (TUE, "06:00", "07:00", False),
        (SAT, "13:00", "14:00", False),
        (SAT, "13:00", "14:01", True),
        (SUN, "13:00", "14:01", True),
    ],
)
def test_alone(workplace: str, who: tuple[int, bool], day: int, begins: str, ends: str, late: bool) -> None:
    guarded = workplace in {"shop", "bakery", "kiosk", "grill", "petrol"}
    found = {"alone"} if late and guarded else set()
    assert codes(who, [shift("free", day, begins, ends, alone=True)], workplace) == found
    assert codes(who, [shift("free", day, begins, ends)], workplace) == set()
    assert codes(GROWN, [shift("free", day, begins, ends, alone=True)], workplace) == set()


def test_nobody_is_alone_before_six() -> None:
    assert codes(DONE, [shift("free", TUE, "05:59", "07:00", alone=True)], "petrol") == {"too_early", "alone"}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("who", [*UNDER_18, GROWN])
def test_tasks(task: str, who: tuple[int, bool]) -> None:
    found = codes(who, [shift("free", TUE, "10:00", "11:00")], tasks=(task,))
    if task in {"machines", "chemicals", "risk"}:
        assert found == (set() if who is GROWN else {"task_too_young"})
    elif task in {"alcohol", "press", "lifting"}:
        # The age is said first, then the school.
        assert found == ({"task_too_young"} if who is YOUNG else {"task_in_school"} if who is PUPIL else set())
    else:
        assert found == set()


@pytest.mark.parametrize("who", [*UNDER_18, GROWN, (12, True)])
@pytest.mark.parametrize(
    ("shifts", "found"),
    [
        ((), {"no_shifts"}),
        ((shift("free", TUE, "12:00", "12:00"),), {"ends_before_it_begins"}),
        ((shift("free", TUE, "12:00", "11:00"),), {"ends_before_it_begins"}),
        ((shift("free", TUE, "12:00", "13:00", pause=60),), {"pause_too_long"}),
        ((shift("free", TUE, "10:00", "12:00"), shift("free", TUE, "11:59", "13:00")), {"overlap"}),
        ((shift("free", TUE, "11:00", "12:00"), shift("free", TUE, "10:00", "11:01")), {"overlap"}),
    ],
)
def test_what_is_impossible_is_said_and_nothing_else(
    who: tuple[int, bool], shifts: tuple[Shift, ...], found: set[str]
) -> None:
    assert codes(who, shifts, tasks=("machines",)) == found


def test_shifts_may_touch() -> None:
    assert codes(PUPIL, [shift("free", TUE, "10:00", "12:00"), shift("free", TUE, "12:00", "13:00")]) == set()


def test_every_reason_points_to_its_row_and_is_said_in_both_languages() -> None:
    rows = [shift("school", TUE, "15:00", "16:00"), shift("school", WED, "15:00", "20:30", alone=True)]
    found = findings(PUPIL, rows, "kiosk", ("machines",))
    assert {(one.code, one.row) for one in found} == {
        ("task_too_young", None),
        ("too_late", 1),
        ("no_pause", 1),
        ("alone", 1),
        ("school_day_too_long", 1),
    }
    said = {one.code: one.text for one in found}
    assert said["too_late"]["da"] == "Man skal være færdig klokken 20.00 i den alder."
    assert said["school_day_too_long"]["en"].startswith("At most 2 hours on a school day.")
    assert all("{" not in text for one in found for text in one.text.values())
    assert {one.code for one in found} <= set(CODES)


def _shifts() -> st.SearchStrategy[list[Shift]]:
    """Possible weeks: a few cuts in a day, of which every other stretch is worked."""
    minutes = st.one_of(st.sampled_from(range(0, 24 * 60 + 1, 30)), st.integers(0, 24 * 60))
    cuts = st.lists(minutes, min_size=2, max_size=4, unique=True).map(sorted)
    day = st.tuples(st.sampled_from(["school", "free"]), st.integers(0, 6))
    week = st.dictionaries(day, st.tuples(cuts, st.integers(0, 60), st.booleans()), min_size=1, max_size=9)

    def made(days: dict[tuple[str, int], tuple[list[int], int, bool]]) -> list[Shift]:
        return [
            Shift(week=week, weekday=day, begins=begins, ends=ends, pause=min(pause, ends - begins - 1), alone=alone)
            for (week, day), (marks, pause, alone) in days.items()
            for begins, ends in list(pairwise(marks))[::2]
        ]

    return week.map(made)


@settings(max_examples=150, deadline=None)
@given(
    shifts=_shifts(),
    age=st.integers(12, 19),
    in_school=st.booleans(),
    workplace=st.sampled_from(WORKPLACES),
    tasks=st.lists(st.sampled_from(TASKS), max_size=3, unique=True),
)
def test_the_program_and_the_minute_by_minute_oracle_agree(
    shifts: list[Shift], age: int, in_school: bool, workplace: str, tasks: list[str]
) -> None:
    plan = Plan(shifts=shifts, workplace=workplace, tasks=tasks)
    assert {found.code for found in check(plan, age, in_school=in_school, on=ON)} == oracle.codes(
        plan, age, in_school=in_school
    )


@settings(max_examples=150, deadline=None)
@given(shifts=_shifts(), workplace=st.sampled_from(WORKPLACES), age=st.integers(13, 18))
def test_what_the_youngest_may_the_older_may(shifts: list[Shift], workplace: str, age: int) -> None:
    """So an opening that is checked for its youngest is right for everybody who sees it."""
    plan = Plan(shifts=shifts, workplace=workplace)
    if not check(plan, age, in_school=True, on=ON):
        for older in range(age, 19):
            assert not check(plan, older, in_school=True, on=ON)
            assert not check(plan, older, in_school=False, on=ON)


@settings(max_examples=150, deadline=None)
@given(shifts=_shifts(), age=st.integers(13, 17), in_school=st.booleans(), row=st.integers(0, 20))
def test_more_work_never_makes_it_right(shifts: list[Shift], age: int, in_school: bool, row: int) -> None:
    longer = list(shifts)
    one = longer[row % len(longer)]
    longer[row % len(longer)] = Shift(
        week=one.week, weekday=one.weekday, begins=one.begins, ends=one.ends + 1, pause=one.pause, alone=one.alone
    )

    def wrong(rows: list[Shift]) -> bool:
        return bool(check(Plan(shifts=rows, workplace="shop"), age, in_school=in_school, on=ON))

    assert wrong(longer) or not wrong(shifts)
