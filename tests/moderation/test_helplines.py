"""The lines a young person sees: right for the hour and the age, and checked by a person lately."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core import clock
from backend.core.text import LANGUAGES
from moderation import helplines
from moderation.helplines import Opening
from tests.support import hour
from tests.support.lix import lix

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
YOUTHS = st.integers(13, 22)
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def shown(age: int | None, at: str, language: str = "da") -> dict[str, bool]:
    lines = helplines.list_lines(age, datetime.fromisoformat(at), language)
    return {line["id"]: line["open_now"] for line in lines}


def test_the_numbers_have_been_checked_lately() -> None:
    # The real calendar, on purpose: on the day this fails, somebody calls the numbers and dates the rows.
    today = hour.on_the_machine().date()
    assert helplines.list_stale(today) == []
    assert all(line.last_checked <= today for line in helplines.load())


def test_a_check_is_good_for_180_days() -> None:
    checked = helplines.load()[0].last_checked
    assert helplines.load()[0] not in helplines.list_stale(checked + timedelta(days=180))
    assert helplines.load()[0] in helplines.list_stale(checked + timedelta(days=181))


def test_the_known_numbers_are_there() -> None:
    numbers = {line.id: line.phone for line in helplines.load() if line.phone}
    assert numbers == {"112": "112", "114": "114", "boernetelefonen": "116 111", "livslinien": "70 201 201"}


def test_at_noon_and_at_night() -> None:
    assert shown(16, "2026-11-20T12:00:00+01:00") == {
        "112": True, "boernetelefonen": True, "hoert": True, "livslinien": True, "114": True,
        "headspace": False, "girltalk": False,
    }  # fmt: skip
    assert list(shown(16, "2026-11-20T03:00:00+01:00")) == [
        "112", "boernetelefonen", "hoert", "114", "livslinien", "headspace", "girltalk",
    ]  # fmt: skip


def test_lines_are_for_ages() -> None:
    assert "hoert" not in shown(14, "2026-11-20T12:00:00+01:00")
    assert "boernetelefonen" not in shown(18, "2026-11-20T12:00:00+01:00")
    assert len(shown(None, "2026-11-20T12:00:00+01:00")) == len(helplines.load())


@given(YOUTHS, moments)
def test_somebody_to_talk_to_is_always_awake_besides_livslinien(age: int, at: datetime) -> None:
    lines = helplines.list_lines(age, at, "da")
    assert lines[0]["id"] == "112"
    awake = [line["id"] for line in lines if line["open_now"]]
    assert set(awake) - {"112", "114", "livslinien"}
    assert [line["open_now"] for line in lines[1:]] == sorted((line["open_now"] for line in lines[1:]), reverse=True)


@given(moments)
def test_the_hours_follow_danish_clocks(at: datetime) -> None:
    line = next(line for line in helplines.load() if line.id == "livslinien")
    assert line.is_open(at) == (11 <= at.astimezone(clock.COPENHAGEN).hour < 19)


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        ("2026-11-20T22:59:00", False),  # a Friday
        ("2026-11-20T23:00:00", True),
        ("2026-11-21T04:59:00", True),
        ("2026-11-21T05:00:00", False),
        ("2026-11-21T23:30:00", False),
    ],
)
def test_hours_may_go_past_midnight(local: str, is_open: bool) -> None:
    opening = Opening.from_row({"weekdays": [4], "from": "23:00", "to": "05:00"})
    assert opening.includes(datetime.fromisoformat(local)) is is_open


def test_hours_in_words() -> None:
    some = Opening.from_row({"weekdays": [0, 2], "from": "09:00", "to": "15:30"})
    assert (some.describe("da"), some.describe("en")) == ("man, ons 09.00-15.30", "Mon, Wed 09:00-15:30")
    livslinien = next(line for line in helplines.list_lines(16, clock.now(), "da") if line["id"] == "livslinien")
    assert livslinien["hours"] == "Alle dage 11.00-19.00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_words_and_a_way_in(language: str) -> None:
    for line in helplines.list_lines(None, clock.now(), language):
        assert all(line[field] for field in ("name", "text", "hours", "ages"))
        assert line["phone"] or line["chat_url"]


def test_the_texts_are_easy_to_read() -> None:
    assert lix(" ".join(line.text["da"] for line in helplines.load())) <= 25
