"""What the figures say, and that those for everybody say nothing about a few."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.shares import Share
from moderation.figures.measures import FEWEST, Figures, Past, Table, percentile, summarise, without_small

OPENED = datetime(2026, 11, 20, 12, tzinfo=UTC)
counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1)


def past(minutes: int | None, **facts: Any) -> Past:
    return Past(
        **{
            "severity": "high",
            "labels": ("threat",),
            "language": "da",
            "from_screening": True,
            "dismissed": False,
            "breached": False,
            "opened_at": OPENED,
            "acted_at": None if minutes is None else OPENED + timedelta(minutes=minutes),
            **facts,
        }
    )


def minutes(*numbers: int) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


def test_a_group_is_told_whole() -> None:
    cases = [
        past(10),
        past(20, dismissed=True),
        past(90, breached=True),
        past(30, from_screening=False, dismissed=True),
        past(None, breached=True),
    ]
    assert summarise(cases, "severity") == [
        Figures(
            group="high",
            cases=5,
            half_within=timedelta(minutes=20),
            most_within=timedelta(minutes=90),
            breached=Share(2, 5),
            false_alarms=Share(1, 3),
        )
    ]


def test_where_nobody_has_acted_there_is_no_time_and_no_false_alarm() -> None:
    (figures,) = summarise([past(None)], "severity")
    assert (figures.half_within, figures.most_within, figures.false_alarms) == (None, None, None)


def test_a_case_with_two_labels_counts_under_both_and_one_without_under_none() -> None:
    cases = [past(1, labels=("hate", "threat")), past(1, labels=())]
    assert [(one.group, one.cases) for one in summarise(cases, "label")] == [("hate", 1), ("threat", 1)]


def test_languages_stand_apart() -> None:
    cases = [past(1), past(1, language="en"), past(2)]
    assert [(one.group, one.cases) for one in summarise(cases, "language")] == [("da", 2), ("en", 1)]


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 30), (0.95, 50), (0.2, 10), (0.21, 20), (1.0, 50)]
)  # nearest rank, as worked by hand
def test_percentiles_by_nearest_rank(share: float, expected: int) -> None:
    assert percentile(minutes(50, 10, 40, 20, 30), share) == timedelta(minutes=expected)


def test_nothing_has_no_percentile() -> None:
    assert percentile([], 0.5) is None


def test_small_counts_go_and_the_total_with_them() -> None:
    assert without_small("t", {"a": 7, "b": 4, "c": 0}) == Table("t", {"a": 7, "b": None, "c": None}, None)
    assert without_small("t", {"a": 7, "b": 5}) == Table("t", {"a": 7, "b": 5}, 12)


@given(counts)
def test_whatever_a_hidden_count_is_everybody_is_told_the_same(real: dict[str, int]) -> None:
    told = without_small("t", real)
    for row, count in told.counts.items():
        if count is None:
            assert all(without_small("t", {**real, row: other}) == told for other in range(FEWEST))


@given(counts)
def test_what_is_told_is_true_and_about_enough(real: dict[str, int]) -> None:
    told = without_small("t", real)
    assert all(count in {None, real[row]} and (count is None or count >= FEWEST) for row, count in told.counts.items())
    assert told.total in {None, sum(real.values())}
