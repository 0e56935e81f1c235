"""Posting events, calling them off, and whom they are for."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from backend.accounts import service as accounts
from backend.chat.models import Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.events import queries, service
from backend.events.errors import EventClosed, HasBegun
from moderation import publishing
from moderation.publishing import CannotScreen, NotPublishable
from moderation.screening.verdict import Action, Context, Reason, Severity, Verdict
from tests.conftest import UnitOfWork
from tests.events.making import GOING, event_facts, make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.notices import told


def _list(actor: Actor) -> list[str]:
    return [event["title"] for event in queries.list_events(actor, Window()).items]


def test_calling_it_off_tells_everybody_and_closes_the_line(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        event = make_event(community=community, host=host, capacity=1)
        going, waiting, gone = (make_youth(community=community) for _ in range(3))
        for person in (going, waiting, gone):
            sign_up(person, event)
        service.cancel_sign_up(actor=gone, event_id=event.id)

        for _ in range(2):
            service.cancel_event(actor=host, event_id=event.id, reason="Ali er syg.")

        seen = queries.get_event(waiting, event.id)
        assert (seen["status"], seen["cancel_reason"], seen["mine"]) == ("cancelled", "Ali er syg.", None)
        assert told("events.cancelled") == sorted([going.id, waiting.id])
        with pytest.raises(EventClosed):
            sign_up(gone, event)


def test_an_event_that_is_over_refuses_and_keeps_its_list(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"), unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        event = make_event(community=community, host=host)
        came, late = make_youth(community=community), make_youth(community=community)
        sign_up(came, event)
        clock.advance(timedelta(days=8))

        with pytest.raises(EventClosed):
            sign_up(late, event)
        with pytest.raises(EventClosed):
            service.cancel_event(actor=host, event_id=event.id, reason="For sent.")
        with pytest.raises(HasBegun):
            service.cancel_sign_up(actor=came, event_id=event.id)
        service.cancel_sign_up(actor=late, event_id=event.id)

        seen = queries.get_event(came, event.id)
        assert (seen["status"], seen["mine"], _list(came)) == ("past", GOING, [])


def test_what_you_may_not_attend_does_not_exist(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community, age_bands=["15-17"])
        grown = make_youth(community=community, age=19)
        neighbour = make_youth(community=make_community())
        moderator = make_adult("moderator", community=community)

        for stranger in (grown, neighbour):
            with pytest.raises(NotFound):
                queries.get_event(stranger, event.id)
            with pytest.raises(NotFound):
                sign_up(stranger, event)
            assert _list(stranger) == []
        assert _list(moderator) == ["Brætspil"]
        with pytest.raises(Forbidden):
            sign_up(moderator, event)


def test_a_text_that_gives_a_number_away_is_not_posted(unit: UnitOfWork) -> None:
    with unit():
        organiser = make_adult("organiser", community=make_community())

        with pytest.raises(NotPublishable) as refused:
            service.create_event(actor=organiser, facts=event_facts(description="Ring til mig på 20 12 34 56."))

        assert list(refused.value.errors or {}) == ["description"]
        assert _list(organiser) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_at": clock.now() - timedelta(hours=1)}, "starts_at"),
        ({"ends_at": clock.now()}, "ends_at"),
        ({"ends_at": clock.now() + timedelta(days=30)}, "ends_at"),
    ],
)
def test_impossible_times_are_refused(unit: UnitOfWork, facts: dict[str, object], field: str) -> None:
    with unit():
        organiser = make_adult("organiser", community=make_community())
        with pytest.raises(Invalid) as refused:
            service.create_event(actor=organiser, facts=event_facts(**facts))
        assert list(refused.value.errors or {}) == [field]


def test_only_its_own_organiser_changes_an_event(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event = make_event(community=community)
        for other in (make_adult("organiser", community=community), make_youth(community=community)):
            with pytest.raises(Forbidden):
                service.cancel_event(actor=other, event_id=event.id, reason="Ikke min.")
            with pytest.raises(Forbidden):
                service.change_event(actor=other, event_id=event.id, changes={"capacity": 9})


def test_the_next_event_both_may_attend_with_a_seat_for_each(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community, age=15)
        soon, later = clock.now() + timedelta(days=1), clock.now() + timedelta(days=2)
        make_event(community=community, starts_at=soon, title="Én plads", capacity=1)
        make_event(community=community, starts_at=soon, title="For voksne", age_bands=["18-22"])
        make_event(community=make_community(), starts_at=soon, title="Et andet sted")
        wanted = make_event(community=community, starts_at=later, title="Film")

        found = queries.find_meeting_event(community.id, [one.id, other.id])

        assert found is not None
        assert found.id == wanted.id
        assert list(queries.list_meeting_events([wanted.id, "gone"])) == [wanted.id]
        assert queries.find_meeting_event(community.id, [one.id, "nobody"]) is None


def _breaks(_text: str, _context: Context) -> Verdict:
    raise RuntimeError("the detectors are gone")


def _is_broken(_text: str, _context: Context) -> Verdict:
    broken = Reason(label=None, severity=Severity.HIGH, detector="contact", why="failed", start=0, end=0)
    return Verdict(action=Action.HOLD, reasons=(broken,))


@pytest.mark.parametrize("reader", [_breaks, _is_broken])
def test_nothing_is_posted_unseen(
    unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch, reader: Callable[[str, Context], Verdict]
) -> None:
    monkeypatch.setattr(publishing, "screen", reader)
    with unit():
        organiser = make_adult("organiser", community=make_community())

        with pytest.raises(CannotScreen):
            service.create_event(actor=organiser, facts=event_facts())

        assert _list(organiser) == []


def test_the_clock_on_the_wall_is_kept(unit: UnitOfWork) -> None:
    with clock.freeze("2026-10-20T12:00:00+02:00"), unit():
        starts_at = datetime.fromisoformat("2026-10-25T18:00:00+01:00")

        event = make_event(community=make_community(), starts_at=starts_at)

        assert (event.local_start.isoformat(), event.zone, event.minutes) == (
            "2026-10-25T18:00:00",
            "Europe/Copenhagen",
            120,
        )
        assert event.starts_at == starts_at


def test_a_room_knows_when_its_event_takes_place(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        make_adult("moderator", community=community)
        event = make_event(community=community)
        room = session().get_one(Room, event.room_id)

        assert (room.starts_at, room.ends_at) == (event.starts_at, event.ends_at)
        assert room.closes_at == event.ends_at + timedelta(hours=24)


def test_nobody_is_sent_to_an_event_hosted_across_a_block(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other = make_youth(community=community), make_youth(community=community)
        event = make_event(community=community)
        assert queries.find_meeting_event(community.id, [one.id, other.id]) is event
        accounts.block(actor=other, account_id=event.host_id)

        assert queries.find_meeting_event(community.id, [one.id, other.id]) is None
        assert _list(other) == []
        assert _list(one) == [event.title]
