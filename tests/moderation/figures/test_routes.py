"""The figures as they are asked for, over real cases."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from backend.accounts.models import Account
from backend.core import clock
from backend.core.db import session
from moderation.models import Case
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
BEGAN = "2026-06-10T12:00:00+02:00"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(BEGAN):
        yield


@pytest.fixture
def worked(unit: UnitOfWork, cast: Cast) -> None:
    """Six cases: five dismissed after ten minutes, one left past its deadline; and one report of a seventh."""
    with unit():
        youths = [factories.make_youth(community=cast.community).id for _ in range(6)]
        session().execute(update(Account).where(Account.id == youths[0]).values(language="en"))
        for youth in youths:
            making.open_case(youth, "high", labels=["threat"])
    clock.advance(timedelta(minutes=10))
    with unit():
        for case in session().scalars(select(Case).where(Case.subject_id.in_(youths[:5]))):
            making.decide(cast.moderator, case, "dismiss")
    clock.advance(timedelta(hours=2))
    with unit():
        making.report(cast.reporter, cast.author.id)


def share(count: int, of: int) -> Any:
    return pytest.approx(count / of), of


def brief(group: dict[str, Any]) -> tuple[Any, ...]:
    shares = [group[name] and (group[name]["value"], group[name]["of"]) for name in ("breached", "false_alarms")]
    return group["group"], group["cases"], group["half_within"], group["most_within"], *shares


def figures(as_account: AsAccount, cast: Cast, by: str) -> list[dict[str, Any]]:
    answer = as_account(cast.coordinator.id).get(f"/moderation/figures?by={by}").get_json()
    assert (answer["by"], answer["days"]) == (by, 90)
    groups: list[dict[str, Any]] = answer["groups"]
    return groups


def test_by_severity(as_account: AsAccount, cast: Cast, worked: None) -> None:
    assert list(map(brief, figures(as_account, cast, "severity"))) == [
        ("high", 6, 10.0, 10.0, share(1, 6), share(5, 5)),
        ("medium", 1, None, None, share(0, 1), None),
    ]


def test_by_label(as_account: AsAccount, cast: Cast, worked: None) -> None:
    assert list(map(brief, figures(as_account, cast, "label"))) == [
        ("bullying", 1, None, None, share(0, 1), None),
        ("threat", 6, 10.0, 10.0, share(1, 6), share(5, 5)),
    ]


def test_by_language(as_account: AsAccount, cast: Cast, worked: None) -> None:
    assert list(map(brief, figures(as_account, cast, "language"))) == [
        ("da", 6, 10.0, 10.0, share(1, 6), share(4, 4)),
        ("en", 1, 10.0, 10.0, share(0, 1), share(1, 1)),
    ]


def test_a_share_has_its_interval(as_account: AsAccount, cast: Cast, worked: None) -> None:
    high, _ = figures(as_account, cast, "severity")
    # Wilson 1927 for 5 of 5: n / (n + z²) to 1.
    assert high["false_alarms"] == {"value": 1.0, "low": pytest.approx(0.5655, abs=1e-4), "high": 1.0, "of": 5}


def test_what_is_older_than_ninety_days_no_longer_counts(as_account: AsAccount, cast: Cast, worked: None) -> None:
    clock.advance(timedelta(days=91))
    assert figures(as_account, cast, "severity") == []


def test_another_community_counts_for_itself(unit: UnitOfWork, as_account: AsAccount, cast: Cast, worked: None) -> None:
    with unit():
        far = factories.make_adult("coordinator", community=factories.make_community())
    assert as_account(far.id).get("/moderation/figures?by=label").get_json()["groups"] == []


def test_as_many_queries_however_many_cases(unit: UnitOfWork, as_account: AsAccount, cast: Cast, worked: None) -> None:
    counts = []
    for _ in range(2):
        figures(as_account, cast, "label")
        with counted_statements() as seen:
            figures(as_account, cast, "label")
        counts.append(len(seen))
        with unit():
            for _ in range(5):
                making.open_case(factories.make_youth(community=cast.community).id)
    assert counts[0] == counts[1]


def test_the_half_year_is_told_when_it_is_over(as_account: AsAccount, cast: Cast, worked: None) -> None:
    youth = as_account(cast.friend.id)
    early = youth.get("/transparency?half=2026H1")
    assert (early.status_code, early.get_json()["code"]) == (409, "not_over_yet")
    clock.advance(timedelta(days=21))
    answer = as_account(cast.friend.id).get("/transparency").get_json()  # signed in anew
    assert (answer["half"], answer["fewest"]) == ("2026H1", 5)
    told = {
        table["name"]: ({row["name"]: row["count"] for row in table["rows"] if row["count"]}, table["total"])
        for table in answer["tables"]
    }
    assert told == {
        "reports": ({}, None),
        "sources": ({"screening": 6}, None),
        "decisions": ({"dismiss": 5}, None),
        "times": ({"in_time": 5}, None),
    }


def test_a_half_year_ends_at_midnight_in_denmark(as_account: AsAccount, cast: Cast) -> None:
    for moment, status in (("2026-06-30T23:59:59+02:00", 409), ("2026-07-01T00:00:00+02:00", 200)):
        with clock.freeze(moment):
            assert as_account(cast.friend.id).get("/transparency?half=2026H1").status_code == status


@pytest.mark.parametrize("half", ["2026", "2026H3", "26H1", "2026H1x"])
def test_what_is_no_half_year_is_refused(as_account: AsAccount, cast: Cast, half: str) -> None:
    assert as_account(cast.friend.id).get(f"/transparency?half={half}").status_code == 422
