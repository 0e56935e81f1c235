"""Several hosts: asked, with their own yes, and with everything an organiser may do but asking others."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat.models import Membership
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.events import occurrences, queries, service
from backend.events.errors import EventClosed, NoAdult
from backend.events.hosting import queries as hosts
from backend.events.hosting import service as hosting
from backend.events.hosting.errors import TooManyHosts
from backend.events.hosting.models import MOST, CoHost
from backend.events.models import Event
from backend.events.organising.queries import list_own
from backend.events.reviews.permissions import require_reviewable
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series, sign_up
from tests.factories import actor, make_adult, make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.threads import at_once

WINDOW = Window(limit=50)


class Two:
    """An organiser with an event, another who can be asked, and a youth it is for."""

    def __init__(self) -> None:
        self.here = make_community()
        self.host, self.other = (make_adult("organiser", community=self.here) for _ in range(2))
        self.youth = make_youth(community=self.here)
        make_adult("moderator", community=self.here)  # who reads along in the room
        self.event = make_event(community=self.here, host=self.host)

    def ask(self, other: Actor | None = None, **how: bool) -> None:
        hosting.ask(actor=self.host, event_id=self.event.id, account_id=(other or self.other).id, **how)

    def answer(self, *, says_yes: bool = True) -> None:
        [asked] = hosts.list_asked(self.other, WINDOW).items
        hosting.answer(actor=self.other, co_host_id=asked["id"], says_yes=says_yes)


def _change(actor: Actor, event: Event, title: str = "Nyt navn") -> None:
    session().expire_all()
    service.change_event(actor=actor, event_id=event.id, changes={"title": title})


def _roles(event: Event) -> dict[str, str]:
    inside = select(Membership.account_id, Membership.role)
    return dict(
        session().execute(inside.where(Membership.room_id == event.room_id, Membership.left_at.is_(None))).all()
    )


def _told(account_id: str) -> list[str]:
    return list(session().scalars(select(Notice.kind).where(Notice.account_id == account_id)))


def test_whoever_is_asked_hosts_from_their_own_yes_on(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        two.ask()
        two.ask()
        with pytest.raises(Forbidden):
            _change(two.other, two.event)
        assert queries.get_event(two.youth, two.event.id)["co_hosts"] == []
        assert _told(two.other.id) == ["events.host_asked"]

        two.answer()
        _change(two.other, two.event)
        shown = queries.get_event(two.youth, two.event.id)
        assert [host.id for host in shown["co_hosts"]] == [two.other.id]
        assert _roles(two.event)[two.other.id] == "host"
        assert _told(two.host.id) == ["events.host_yes"]
        assert [own["event"]["id"] for own in list_own(two.other, WINDOW, past=False).items] == [two.event.id]
        assert queries.get_event(two.other, two.event.id)["room_id"] == two.event.room_id
        assert hosts.list_asked(two.other, WINDOW).items == []


def test_nothing_else_becomes_theirs(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        single = make_event(community=two.here, host=two.host)
        series = make_series(community=two.here, host=two.host, rule="FREQ=WEEKLY;COUNT=2")
        evenings = occurrences.list_from(series, series.first)
        two.ask()
        two.answer()
        others = [single, *evenings]
        session().expire_all()
        assert [event.host_ids for event in others] == [[two.host.id]] * 3
        assert [hosts.list_hosts(two.host, event.id, WINDOW).items for event in others] == [[]] * 3
        assert two.other.id not in _roles(single)
        assert [own["event"]["id"] for own in list_own(two.other, WINDOW, past=False).items] == [two.event.id]
        assert {event["id"]: len(event["co_hosts"]) for event in queries.describe(two.youth, others)} == {
            event.id: 0 for event in others
        }

        hosting.ask(actor=two.host, event_id=evenings[0].id, account_id=two.other.id, whole_series=True)
        two.answer()
        session().expire_all()
        assert single.host_ids == [two.host.id]
        assert [event.host_ids[1:] for event in evenings] == [[two.other.id]] * 2


def test_a_no_is_fine_and_can_be_asked_again(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        two.ask()
        two.answer(says_yes=False)
        assert _told(two.host.id) == ["events.host_no"]
        assert hosts.list_hosts(two.host, two.event.id, WINDOW).items == []
        two.ask()
        two.answer()
        _change(two.other, two.event)


def test_either_ends_it_and_the_room_is_left(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        for ends in (two.host, two.other):
            two.ask()
            two.answer()
            session().expire_all()
            hosting.stop(actor=ends, event_id=two.event.id, account_id=two.other.id)
            session().expire_all()
            assert two.other.id not in _roles(two.event)
            with pytest.raises(Forbidden):
                _change(two.other, two.event)


def test_whoever_reads_along_goes_on_reading_along(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        watcher = next(one for one, role in _roles(two.event).items() if role == "watcher")
        signed = {"screened_until": clock.today(), "confidentiality_signed_on": clock.today()}
        session().add(RoleGrant(account_id=watcher, role="organiser", **signed))
        session().flush()
        hosting.ask(actor=two.host, event_id=two.event.id, account_id=watcher)
        [asked] = hosts.list_asked(actor(watcher), WINDOW).items
        hosting.answer(actor=actor(watcher), co_host_id=asked["id"], says_yes=True)
        assert _roles(two.event)[watcher] == "watcher"
        hosting.stop(actor=two.host, event_id=two.event.id, account_id=watcher)
        assert _roles(two.event)[watcher] == "watcher"


def test_a_co_host_runs_it_but_asks_nobody(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        third = make_adult("organiser", community=two.here)
        two.ask()
        two.answer()
        for act in (hosting.ask, hosting.stop):
            with pytest.raises(Forbidden):
                act(actor=two.other, event_id=two.event.id, account_id=third.id)
        with pytest.raises(Forbidden):
            hosts.list_candidates(two.other, two.event.id, WINDOW)
        assert [one["person"].id for one in hosts.list_hosts(two.other, two.event.id, WINDOW).items] == [two.other.id]


def test_only_organisers_of_the_same_house_without_a_block_can_be_asked(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        far = make_adult("organiser", community=make_community())
        blocked, moderator = make_adult("organiser", community=two.here), make_adult("moderator", community=two.here)
        accounts.block(actor=blocked, account_id=two.host.id)
        assert [one["person"].id for one in hosts.list_candidates(two.host, two.event.id, WINDOW).items] == [
            two.other.id
        ]
        for person in (far, blocked, moderator, two.youth, two.host):
            with pytest.raises(NotFound):
                two.ask(person)
        two.ask()
        assert hosts.list_candidates(two.host, two.event.id, WINDOW).items == []


def test_a_series_is_hosted_to_its_end_and_one_evening_alone(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        third = make_adult("organiser", community=two.here)
        series = make_series(community=two.here, host=two.host, rule="FREQ=WEEKLY;COUNT=3")
        first, second, last = sorted(occurrences.list_from(series, series.first), key=lambda event: event.day)
        hosting.ask(actor=two.host, event_id=first.id, account_id=two.other.id, whole_series=True)
        hosting.ask(actor=two.host, event_id=second.id, account_id=third.id)
        two.answer()
        [asked] = hosts.list_asked(third, WINDOW).items
        hosting.answer(actor=third, co_host_id=asked["id"], says_yes=True)
        session().expire_all()
        assert [event.host_ids[1:] for event in (first, second, last)] == [
            [two.other.id],
            [two.other.id, third.id],
            [two.other.id],
        ]
        # What is changed from here on is another series, with the same hosts.
        service.change_event(actor=two.other, event_id=last.id, changes={"title": "Senere"}, scope="following")
        session().expire_all()
        assert last.series_id != first.series_id
        assert last.host_ids == [two.host.id, two.other.id]


def test_the_young_sign_up_while_one_of_them_is_screened(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        two.ask()
        two.answer()
        lapsed: dict[Any, Any] = {RoleGrant.screened_until: clock.today() - timedelta(days=1)}
        session().query(RoleGrant).filter_by(account_id=two.host.id).update(lapsed)
    with unit():
        event = session().get_one(Event, two.event.id)
        assert sign_up(two.youth, event).status == "going"
        service.cancel_sign_up(actor=two.youth, event_id=event.id)
        session().query(RoleGrant).filter_by(account_id=two.other.id).update(lapsed)
    with unit(), pytest.raises(NoAdult):
        sign_up(two.youth, session().get_one(Event, two.event.id))


def test_who_blocked_one_of_them_does_not_find_it_and_none_of_them_judges_it(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        two.ask()
        accounts.block(actor=two.youth, account_id=two.other.id)
        assert [one["id"] for one in queries.list_events(two.youth, WINDOW).items] == [two.event.id]
        two.answer()
        assert queries.list_events(two.youth, WINDOW).items == []

        session().expire_all()
        with pytest.raises(Forbidden):
            require_reviewable(_as_reviewer(two.other), two.event, set())


def _as_reviewer(actor: Actor) -> Actor:
    return replace(actor, capabilities=actor.capabilities | {"moderation.work"})


def test_too_many_and_too_late_are_said(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        for _ in range(MOST):
            two.ask(make_adult("organiser", community=two.here))
        with pytest.raises(TooManyHosts):
            two.ask()
    with unit(), clock.freeze(two.event.ends_at), pytest.raises(EventClosed):
        hosting.ask(actor=two.host, event_id=two.event.id, account_id=two.other.id)


def test_asked_twice_at_once_is_asked_once(unit: UnitOfWork) -> None:
    with unit():
        two = Two()

    def ask(_turn: int) -> None:
        with unit():
            two.ask()

    at_once(ask, range(6))
    with unit():
        assert len(session().scalars(select(CoHost).where(CoHost.event_id == two.event.id)).all()) == 1
        assert _told(two.other.id) == ["events.host_asked"]


def test_the_lists_ask_the_database_as_often_however_long(unit: UnitOfWork) -> None:
    with unit():
        two = Two()
        two.ask()
        counts = []
        for _ in range(2):
            for _more in range(3):
                event = make_event(community=two.here, host=two.host)
                hosting.ask(actor=two.host, event_id=event.id, account_id=two.other.id)
            session().flush()
            session().expire_all()
            with counted_statements() as seen:
                hosts.list_asked(two.other, WINDOW)
                queries.list_events(two.youth, WINDOW)
                list_own(two.other, WINDOW, past=False)
            counts.append(len(seen))
    assert counts[0] == counts[1]
