"""The ladder: nobody in danger waits for somebody who is not there."""

from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from moderation import service as cases
from moderation.models import Case
from moderation.paging import queries, service
from moderation.paging.models import Call
from moderation.paging.tasks import climb
from moderation.roster import service as roster
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast
from tests.support.notices import told

NIGHT = "2026-11-23T03:00:00+01:00"


def watch(who: Actor, kind: str = "moderator", hours: int = 8) -> None:
    now = clock.now()
    roster.plan_shift(actor=who, account_id=who.id, kind=kind, starts_at=now, ends_at=now + timedelta(hours=hours))


def make_duty(cast: Cast) -> Actor:
    return factories.make_adult("duty", community=cast.community)


def calls(case: Case) -> list[tuple[str, int, str]]:
    rows = session().query(Call).filter_by(case_id=case.id).order_by(Call.number)
    return [(row.rung, row.rings, row.state) for row in rows]


def pass_time(minutes: float) -> None:
    """Let the clock run on; every minute somebody climbs, and what is to be told is told."""
    for _ in range(int(minutes)):
        clock.advance(timedelta(minutes=1))
        climb()
        outbox.deliver_due()


def test_at_night_a_critical_case_calls_the_duty_professional_within_a_minute(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            duty = make_duty(cast)
            case = making.open_case(cast.author.id, "critical")
        pass_time(1)
        with unit():
            assert calls(case) == [("duty", 1, "sent")]
            assert told("moderation.paged") == [duty.id]


def test_while_somebody_watches_a_critical_case_has_its_fifteen_minutes(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            make_duty(cast)
            watch(cast.colleague)
            case = making.open_case(cast.author.id, "critical")
        pass_time(14)
        with unit():
            assert calls(case) == []
        pass_time(1)
        with unit():
            assert calls(case) == [("colleague", 1, "sent")]
            assert told("moderation.paged") == [cast.colleague.id]
        pass_time(5)
        with unit():
            assert [rung for rung, _, _ in calls(case)] == ["colleague", "duty"]


def test_it_rings_again_and_again_with_longer_pauses_and_then_begins_anew(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            duty = make_duty(cast)
            case = making.open_case(cast.author.id, "critical")
        climb()
        pass_time(11)
        with unit():
            # At 0, 1 and 3 minutes; after five the only rung there is begins again.
            assert calls(case) == [("duty", 3, "sent"), ("duty", 3, "sent"), ("duty", 2, "sent")]
            assert told("moderation.paged") == [duty.id] * 8


def test_who_has_it_is_believed_for_a_while(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            duty = make_duty(cast)
            case = making.open_case(cast.author.id, "critical")
        pass_time(1)
        with unit():
            (shown,) = queries.list_calls(duty, Window()).items
            taken = service.acknowledge(actor=duty, page_id=shown.id)
            assert (taken.state, taken.acknowledged_by_id) == ("acknowledged", duty.id)
        pass_time(14)
        with unit():
            assert calls(case) == [("duty", 1, "acknowledged")]
        pass_time(1)
        with unit():
            assert calls(case) == [("duty", 1, "acknowledged"), ("duty", 1, "sent")]


def test_a_case_in_hand_calls_nobody(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            duty = make_duty(cast)
            case = making.open_case(cast.author.id, "critical")
            cases.claim(actor=duty, case_id=case.id)
        pass_time(9)
        with unit():
            assert calls(case) == []
            making.decide(duty, case, "hide")
        pass_time(30)
        with unit():
            assert calls(case) == []
            assert queries.list_calls(cast.coordinator, Window()).items == []


@pytest.mark.parametrize(("severity", "calls_after_its_time"), [("high", True), ("medium", False), ("low", False)])
def test_only_what_is_grave_wakes_people(
    unit: UnitOfWork, cast: Cast, severity: str, calls_after_its_time: bool
) -> None:
    with clock.freeze(NIGHT):
        with unit():
            make_duty(cast)
            case = making.open_case(cast.author.id, severity)
        pass_time(1)
        with unit():
            assert calls(case) == []
            clock.advance(timedelta(days=2))
        pass_time(1)
        with unit():
            assert bool(calls(case)) is calls_after_its_time


def test_nobody_is_called_to_what_they_are_part_of(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            watch(cast.moderator)
            case = cases.file_report(
                actor=cast.moderator, kind=making.CARD, subject_id=cast.author.id, reason="self_harm"
            ).case_id
            other = make_duty(cast)
        pass_time(15)
        with unit():
            assert told("moderation.paged") == [other.id]
            assert session().get(Case, case)
            assert queries.list_calls(cast.moderator, Window()).items == []


def test_who_may_say_that_they_have_it(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            make_duty(cast)
            making.open_case(cast.author.id, "critical")
        pass_time(1)
        with unit():
            (call,) = queries.list_calls(cast.coordinator, Window()).items
            far = factories.make_adult("duty", community=factories.make_community())
            for actor, refusal in ((cast.colleague, NotFound), (far, NotFound), (cast.author, Forbidden)):
                with pytest.raises(refusal):
                    service.acknowledge(actor=actor, page_id=call.id)
            first = service.acknowledge(actor=cast.coordinator, page_id=call.id).acknowledged_at
            clock.advance(timedelta(minutes=1))
            assert service.acknowledge(actor=cast.coordinator, page_id=call.id).acknowledged_at == first


def test_two_who_climb_at_once_call_once(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT):
        with unit():
            make_duty(cast)
            case = making.open_case(cast.author.id, "critical")
        with unit_of_work():
            assert service.climb() == 1
            assert service.climb() == 0
        with unit():
            assert calls(case) == [("duty", 1, "queued")]


def test_nobody_at_all_is_said_aloud(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NIGHT), capture_logs() as logs:
        with unit():
            case = making.open_case(cast.author.id, "critical")
        climb()
        with unit():
            assert calls(case) == []
    assert "nobody_to_page" in [entry["event"] for entry in logs]


def test_the_moment_a_night_has_twice(unit: UnitOfWork, cast: Cast) -> None:
    """Half past two comes twice in October; the shift ends at the first, and from then on the duty is called."""
    with clock.freeze("2026-10-25T02:20:00+02:00"):
        with unit():
            make_duty(cast)
            ends = datetime.fromisoformat("2026-10-25T02:40:00+02:00")
            roster.plan_shift(
                actor=cast.colleague,
                account_id=cast.colleague.id,
                kind="moderator",
                starts_at=clock.now(),
                ends_at=ends,
            )
            case = making.open_case(cast.author.id, "critical")
        pass_time(10)
        with unit():
            assert calls(case) == []
    with clock.freeze("2026-10-25T02:30:00+01:00"):
        climb()
        with unit():
            assert [rung for rung, _, _ in calls(case)] == ["duty"]
