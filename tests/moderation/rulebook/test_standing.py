"""When a rule is unlike itself."""

from datetime import date, timedelta
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.rulebook.standing import LEVEL, Record, standing, unlike

TODAY = date(2026, 11, 23)
COUNTS = st.integers(0, 120)


def _tails(week: int, before: int) -> tuple[float, float]:
    """The chance of so few and of so many of all in the week, added up one by one."""
    both = week + before
    chances = [comb(both, k) * 0.2**k * 0.8 ** (both - k) for k in range(both + 1)]
    return sum(chances[: week + 1]), sum(chances[week:])


@given(COUNTS, COUNTS)
def test_it_is_the_exact_test(week: int, before: int) -> None:
    fewer, more = _tails(week, before)
    sure = 2 * min(fewer, more) < LEVEL * (1 - 1e-9)
    unsure = 2 * min(fewer, more) >= LEVEL * (1 + 1e-9)
    if unsure:
        assert unlike(week, before) == "usual"
    elif sure:
        assert unlike(week, before) == ("quiet" if fewer < more else "loud")


@pytest.mark.parametrize(
    ("week", "before", "how"),
    [
        (0, 0, "usual"),
        (10, 40, "usual"),
        (0, 34, "usual"),  # 2 * 0.8 ** 34 = 0.00102
        (0, 35, "quiet"),  # 2 * 0.8 ** 35 = 0.00081
        (4, 0, "usual"),  # 2 * 0.2 ** 4 = 0.0032
        (5, 0, "loud"),  # 2 * 0.2 ** 5 = 0.00064
        (40, 40, "loud"),
    ],
)
def test_where_the_line_goes(week: int, before: int, how: str) -> None:
    assert unlike(week, before) == how


@pytest.mark.parametrize(("days", "how"), [(35, "loud"), (34, "new")])
def test_a_rule_without_five_weeks_behind_it_is_new(days: int, how: str) -> None:
    first = TODAY - timedelta(days=days)
    record = Record(rule="threat.knife", week=90, before=1, first_on=first, last_on=TODAY)
    assert standing(record, TODAY) == how
