"""Reminders: a day and two hours before, exactly once whatever crashes, and not of what is no longer so."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from backend.accounts.models import Community
from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.events import reminders, service
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.events.making import make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.crashes import crash_at

START = datetime.fromisoformat("2026-10-25T18:00:00+01:00")  # clocks are set back that night
TIMES = {"starts_at": START, "ends_at": START + timedelta(hours=2)}
NOW = "2026-10-20T12:00:00+02:00"
DAY, HOURS = reminders.KINDS


def _told() -> dict[tuple[str, str], int]:
    with unit_of_work():
        rows = session().execute(select(Notice.account_id, Notice.kind).where(Notice.kind.in_(reminders.KINDS)))
        return dict(Counter((account_id, kind) for account_id, kind in rows))


def _post(people: int = 1, **facts: Any) -> tuple[Actor, str, list[Actor]]:
    with unit_of_work():
        community = make_community()
        host = make_adult("organiser", community=community)
        posted = make_event(community=community, host=host, **{**TIMES, "capacity": None, **facts})
        youths = [make_youth(community=community) for _ in range(people)]
        for youth in youths:
            sign_up(youth, posted)
    return host, posted.id, youths


def _pass_until(moment: datetime) -> None:
    """The queue is worked every quarter of an hour until then."""
    while clock.now() < moment:
        clock.advance(timedelta(minutes=15))
        outbox.deliver_due()


@pytest.fixture
def october(unit: UnitOfWork) -> Iterator[None]:
    with clock.freeze(NOW):
        yield


def test_the_hour_of_the_day_before_is_the_one_on_the_wall(october: None) -> None:
    _, _, (youth,) = _post()

    _pass_until(START - timedelta(hours=25, minutes=15))
    assert _told() == {}
    _pass_until(START - timedelta(hours=25))  # at six in the evening, though a night of 25 hours lies between
    assert _told() == {(youth.id, DAY): 1}
    _pass_until(START)
    assert _told() == {(youth.id, DAY): 1, (youth.id, HOURS): 1}


def test_whoever_comes_late_or_from_the_line_hears_of_what_is_still_ahead(october: None) -> None:
    _, event_id, (first, second) = _post(people=2, capacity=1)
    _pass_until(START - timedelta(hours=20))
    assert _told() == {(first.id, DAY): 1}
    with unit_of_work():
        service.cancel_sign_up(actor=first, event_id=event_id)
    _pass_until(START)

    assert _told() == {(first.id, DAY): 1, (second.id, HOURS): 1}


def test_what_is_moved_reminds_before_its_new_time_only(october: None) -> None:
    host, event_id, (youth,) = _post()
    later = {"starts_at": START + timedelta(days=2), "ends_at": START + timedelta(days=2, hours=1)}
    with unit_of_work():
        service.change_event(actor=host, event_id=event_id, changes=later)
    _pass_until(START)
    assert _told() == {}
    _pass_until(later["starts_at"])

    assert _told() == {(youth.id, DAY): 1, (youth.id, HOURS): 1}


@pytest.mark.parametrize("how", ["cancelled", "hidden", "stays away"])
def test_nobody_is_reminded_of_what_is_off(october: None, how: str) -> None:
    host, event_id, (youth,) = _post()
    with unit_of_work():
        if how == "cancelled":
            service.cancel_event(actor=host, event_id=event_id, reason="Ali er syg.")
        elif how == "hidden":
            service.hide_event(event_id=event_id)
        else:
            service.cancel_sign_up(actor=youth, event_id=event_id)
    _pass_until(START)

    assert _told() == {}


def test_going_away_and_coming_again_doubles_nothing(october: None) -> None:
    _, event_id, (youth,) = _post()
    for _ in range(3):
        with unit_of_work():
            service.cancel_sign_up(actor=youth, event_id=event_id)
        with unit_of_work():
            service.sign_up(actor=youth, event_id=event_id)
    _pass_until(START)

    assert _told() == {(youth.id, DAY): 1, (youth.id, HOURS): 1}


def test_what_is_too_late_is_on_record_and_not_said(october: None) -> None:
    _post()
    clock.advance(START - clock.now() - timedelta(hours=20))
    with capture_logs() as logs:
        outbox.deliver_due()

    assert _told() == {}
    assert [(line["event"], line["kind"]) for line in logs] == [("reminder_missed", DAY)]


@pytest.mark.parametrize("seed", range(6))
def test_crashing_anywhere_doubles_and_loses_nothing(october: None, seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same crashes every time
    host, event_id, _ = _post()
    with unit_of_work():
        community = session().get_one(Community, host.community_id)
        youths = [make_youth(community=community) for _ in range(3)]
    for youth in youths:
        _sign_up_until_it_holds(youth, event_id, random)

    crashes = 0
    for before in (timedelta(hours=25), timedelta(hours=2)):
        clock.advance(START - before - clock.now())
        while _is_anything_due():
            with crash_at(random.randint(1, 30)):
                outbox.deliver_due()
            crashes += 1
            clock.advance(outbox.LEASE + timedelta(seconds=1))

    told = _told()
    assert crashes > 5
    assert {told[youth.id, kind] for youth in youths for kind in reminders.KINDS} == {1}
    assert len(told) == 2 * (len(youths) + 1)


def _sign_up_until_it_holds(youth: Actor, event_id: str, random: Random) -> None:
    """Pressed again and again while the server dies under it."""
    for _ in range(5):
        with crash_at(random.randint(1, 25)), unit_of_work():
            service.sign_up(actor=youth, event_id=event_id)
    with unit_of_work():
        service.sign_up(actor=youth, event_id=event_id)


def _is_anything_due() -> bool:
    with unit_of_work():
        open_ones = select(outbox.OutboxEntry.id).where(
            outbox.OutboxEntry.topic == reminders.TOPIC,
            outbox.OutboxEntry.done_at.is_(None),
            outbox.OutboxEntry.due_at <= clock.now(),
        )
        return session().scalar(open_ones.limit(1)) is not None
