"""Ringing: once for all that is due, for what is wanted, not at night, and not for what was read meanwhile."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.outbox import OutboxEntry
from backend.core.pagination import Window
from backend.notifications import choosing, queries, rounds, service
from backend.notifications.models import Ring
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation.people import Cast
from tests.notifications.phones import GivePhone, ring
from tests.support.statements import counted_statements
from tests.support.threads import at_once

URGENT = {"case_id": "c", "severity": "critical"}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def tell(unit: UnitOfWork, *account_ids: str, kind: str = "friendbank.proposed", **data: str) -> None:
    with unit():
        service.notify(account_ids=account_ids, kind=kind, data=data)


def until(hour: int, minute: int = 0) -> None:
    """Go on to the next time the clock on the wall shows this."""
    wall = clock.now().astimezone(clock.COPENHAGEN)
    then = wall.replace(hour=hour, minute=minute)
    clock.advance((then if then > wall else then + timedelta(days=1)) - wall)


def test_what_is_due_together_rings_once(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine, tablet = phone(cast.friend), phone(cast.friend, "two")
    tell(unit, cast.friend.id)
    tell(unit, cast.friend.id, kind="events.removed")
    assert rounds.ring_due() == 1
    assert outbox.deliver_outside() == 2
    assert mine.heard() == tablet.heard()
    assert mine.heard() == [{"kind": "several", "title": "Flok", "body": "Der er nyt til dig", "path": "/notices"}]


def test_whoever_was_just_rung_is_left_alone_for_a_while(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine = phone(cast.friend)
    for _ in range(4):
        tell(unit, cast.friend.id)
        ring()
        clock.advance(timedelta(minutes=3))
    assert len(mine.heard()) == 1
    ring()
    assert len(mine.heard()) == 2


def test_without_a_device_nothing_waits(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    phone(cast.reporter)
    tell(unit, cast.friend.id)
    with unit():
        assert session().scalar(select(func.count()).select_from(Ring)) == 0


def test_what_was_read_meanwhile_does_not_ring(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine = phone(cast.friend)
    tell(unit, cast.friend.id)
    with unit():
        (notice,) = queries.list_notices(cast.friend, Window()).items
        service.read_notice(actor=cast.friend, notice_id=notice.id)
    assert ring() == 0
    assert mine.heard() == []


def test_a_topic_switched_off_does_not_ring_and_the_others_do(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine = phone(cast.friend)
    with unit():
        choosing.change_preferences(
            actor=cast.friend, chosen=[{"topic": "events", "app": True, "push": False, "mail": True}]
        )
    tell(unit, cast.friend.id, kind="events.removed")
    assert ring() == 0
    tell(unit, cast.friend.id)
    assert ring() == 1
    assert [heard["kind"] for heard in mine.heard()] == ["invitations"]


def test_what_is_switched_off_in_the_app_is_in_the_list_and_may_still_ring(
    unit: UnitOfWork, cast: Cast, phone: GivePhone
) -> None:
    mine = phone(cast.friend)
    with unit():
        off = [{"topic": topic, "app": False, "push": True, "mail": True} for topic in ("events", "safety")]
        choosing.change_preferences(actor=cast.friend, chosen=off)
    tell(unit, cast.friend.id, kind="events.removed")
    with unit():
        assert queries.count_unread(cast.friend) == 0
        assert len(queries.list_notices(cast.friend, Window()).items) == 1
    assert ring() == 1
    assert len(mine.heard()) == 1
    tell(unit, cast.friend.id, kind="moderation.answer", fine="yes")  # cannot be switched off
    with unit():
        assert queries.count_unread(cast.friend) == 1


class TestAtNight:
    @pytest.mark.parametrize(("age", "evening"), [(14, 21), (15, 21), (16, 22), (17, 22)])
    def test_all_that_came_is_told_once_in_the_morning(
        self, unit: UnitOfWork, cast: Cast, phone: GivePhone, age: int, evening: int
    ) -> None:
        with unit():
            youth = factories.make_youth(community=cast.community, age=age)
        mine = phone(youth)
        until(evening)
        for kind in ("friendbank.proposed", "events.removed", "friendbank.nothing"):
            tell(unit, youth.id, kind=kind)
            assert ring() == 0
            clock.advance(timedelta(hours=1))
        until(6, 59)
        assert ring() == 0
        until(7)
        assert ring() == 1
        assert [heard["body"] for heard in mine.heard()] == ["Der er nyt til dig"]

    def test_just_before_it_still_rings(self, unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
        mine = phone(cast.friend)
        until(21, 59)
        tell(unit, cast.friend.id)
        assert ring() == 1
        assert mine.host.pushes[0].headers["TTL"] == "60"

    def test_what_has_to_wait_a_while_may_have_to_wait_for_the_morning(
        self, unit: UnitOfWork, cast: Cast, phone: GivePhone
    ) -> None:
        mine = phone(cast.friend)
        until(21, 55)
        tell(unit, cast.friend.id)
        ring()
        tell(unit, cast.friend.id)
        ring()
        clock.advance(timedelta(minutes=30))
        assert ring() == 0
        until(7)
        assert ring() == 1
        assert len(mine.heard()) == 2

    def test_a_grave_case_wakes_whoever_is_on_duty(self, unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
        mine = phone(cast.coordinator)
        until(3)
        tell(unit, cast.coordinator.id, kind="moderation.escalated", **URGENT)
        assert ring() == 1
        assert mine.heard() == [
            {"kind": "safety", "title": "Flok", "body": "Kig her nu. Det haster.", "path": "/notices"}
        ]
        assert {name: mine.host.pushes[0].headers[name] for name in ("TTL", "Topic", "Urgency")} == {
            "TTL": str(12 * 3600),
            "Topic": "urgent",
            "Urgency": "high",
        }

    @pytest.mark.parametrize(
        ("kind", "data"),
        [
            ("moderation.overdue", {"case_id": "c", "severity": "low"}),
            ("accounts.waiting", {"nickname": "Ny"}),
            ("moderation.answer", {"fine": "yes"}),
        ],
    )
    def test_the_rest_of_what_is_about_safety_waits(
        self, unit: UnitOfWork, cast: Cast, phone: GivePhone, kind: str, data: dict[str, str]
    ) -> None:
        phone(cast.coordinator)
        until(3)
        tell(unit, cast.coordinator.id, kind=kind, **data)
        assert ring() == 0

    def test_who_chooses_no_quiet_hours_is_rung(self, unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
        with unit():
            grown = factories.make_youth(community=cast.community, age=19)
            choosing.change_preferences(actor=grown, quiet={"on": False, "starts": "22:00", "ends": "07:00"})
        phone(grown)
        until(3)
        tell(unit, grown.id)
        assert ring() == 1


def test_many_workers_ring_once(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine = [phone(actor, name) for name, actor in (("one", cast.friend), ("two", cast.reporter))]
    tell(unit, cast.friend.id, cast.reporter.id)
    assert sum(at_once(lambda _: rounds.ring_due(), range(4))) == 2
    assert sum(at_once(lambda _: outbox.deliver_outside(), range(4))) == 2
    assert [len(one.heard()) for one in mine] == [1, 1]


def test_a_round_that_fails_rings_later(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    mine = phone(cast.friend)
    tell(unit, cast.friend.id)
    with pytest.raises(RuntimeError, match="power cut"), unit():
        rounds._ring_some(clock.now())
        raise RuntimeError("power cut")
    with unit():
        assert session().scalar(select(func.count()).select_from(OutboxEntry)) == 0
    assert ring() == 1
    assert len(mine.heard()) == 1


def test_a_round_costs_the_same_for_one_and_for_many(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    with unit():
        youths: list[Actor] = [factories.make_youth(community=cast.community) for _ in range(4)]
    for number, youth in enumerate(youths):
        phone(youth, str(number))
    costs = []
    for some in (youths[:1], youths[1:]):
        tell(unit, *(youth.id for youth in some))
        with counted_statements() as seen:
            assert rounds.ring_due() == len(some)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_telling_costs_the_same_for_one_and_for_many(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    with unit():
        youths = [factories.make_youth(community=cast.community) for _ in range(4)]
    for number, youth in enumerate(youths):
        phone(youth, str(number))
    costs = []
    for some in (youths[:1], youths[1:]):
        with counted_statements() as seen:
            tell(unit, *(youth.id for youth in some))
        costs.append(len(seen))
    assert costs[0] == costs[1]
