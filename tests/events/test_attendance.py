"""What would make it easier and who came: for the organiser alone, without consequence, and forgotten in a week."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.models import Community, RoleGrant
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.events import queries, service
from backend.events.errors import NoAdult, NotBegun
from backend.events.models import Event
from backend.events.tasks import forget_details
from moderation.publishing import NotPublishable
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

NEEDS = "Må jeg sidde ved døren?"


@pytest.fixture
def cast(unit: UnitOfWork) -> Iterator[tuple[Actor, list[Actor], str]]:
    with clock.freeze("2026-11-23T12:00:00+01:00"):
        with unit():
            community = make_community()
            host = make_adult("organiser", community=community)
            event = make_event(community=community, host=host)
            youths = [make_youth(community=community) for _ in range(3)]
            for youth in youths:
                service.sign_up(actor=youth, event_id=event.id, needs=NEEDS, would_like_company=True)
        yield host, youths, event.id


def _guests(host: Actor, event_id: str) -> list[tuple[object, ...]]:
    names = ("status", "needs", "would_like_company", "came")
    listed = queries.list_sign_ups(host, event_id, Window()).items
    return [(guest["person"].id, *(guest[name] for name in names)) for guest in listed]


def test_the_organiser_reads_what_would_make_it_easier_and_nobody_else(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, youths, event_id = cast
    with unit():
        assert _guests(host, event_id) == [
            (youth.id, status, NEEDS, True, None)
            for youth, status in zip(youths, ("going", "going", "waiting"), strict=True)
        ]
        other = make_adult("organiser", "moderator", "coordinator", community=_community(host))
        for stranger in (other, youths[0]):
            with pytest.raises(Forbidden):
                _guests(stranger, event_id)
        assert NEEDS not in str(queries.get_event(youths[1], event_id))


def _community(actor: Actor) -> Community:
    return session().get_one(Community, actor.community_id)


def test_pressing_again_says_something_new_and_keeps_the_place(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, youths, event_id = cast
    with unit():
        place = service.sign_up(actor=youths[2], event_id=event_id, needs="Et roligt hjørne.")
        service.cancel_sign_up(actor=youths[0], event_id=event_id)

        assert place == queries.Place("waiting", 1)
        assert _guests(host, event_id) == [
            (youths[1].id, "going", NEEDS, True, None),
            (youths[2].id, "going", "Et roligt hjørne.", True, None),
        ]
        gone = queries.find_sign_up(event_id, youths[0].id)
        assert gone is not None
        assert gone.needs is None


@pytest.mark.parametrize(
    ("needs", "is_taken"),
    [
        ("Jeg sidder helst ved døren", True),  # which a part of screening takes for somebody not well
        ("Jeg har det så dårligt, at jeg tænker på at dø", False),  # advised at once, not read days later
        ("Skriv til mig på 20 30 40 50", False),
        ("Du er en klam idiot, gå hjem og dø", False),
    ],
)
def test_what_an_adult_alone_reads_is_not_refused_for_a_mere_likeness(
    unit: UnitOfWork, needs: str, is_taken: bool
) -> None:
    with unit():
        community = make_community()
        youth, event = make_youth(community=community), make_event(community=community)
        refused = nullcontext() if is_taken else pytest.raises(NotPublishable)
        with refused:
            service.sign_up(actor=youth, event_id=event.id, needs=needs)


@pytest.mark.parametrize(
    ("said", "kept"),
    [({}, (NEEDS, True)), ({"needs": None}, (None, True)), ({"would_like_company": False}, (NEEDS, False))],
)
def test_a_second_press_takes_nothing_back_that_it_does_not_name(
    as_account: Callable[[str], Api], cast: tuple[Actor, list[Actor], str], said: dict[str, Any], kept: tuple[Any, bool]
) -> None:
    _, youths, event_id = cast
    assert as_account(youths[0].id).post(f"/events/{event_id}/sign-ups", said).status_code == 201

    with unit_of_work(readonly=True):
        sign_up = queries.find_sign_up(event_id, youths[0].id)
        assert sign_up is not None
        assert (sign_up.needs, sign_up.would_like_company) == kept


def test_who_came_is_noted_once_it_has_begun_and_only_of_who_had_a_seat(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, youths, event_id = cast
    first, second, waiting = (youth.id for youth in youths)
    with unit():
        with pytest.raises(NotBegun):
            service.note_attendance(actor=host, event_id=event_id, account_id=first, came=True)
        clock.advance(timedelta(days=7))
        for account_id, came in ((first, True), (second, True), (second, False), (first, None), (first, True)):
            service.note_attendance(actor=host, event_id=event_id, account_id=account_id, came=came)
        for account_id in (waiting, host.id):
            with pytest.raises(NotFound):
                service.note_attendance(actor=host, event_id=event_id, account_id=account_id, came=True)
        with pytest.raises(Forbidden):
            service.note_attendance(actor=youths[0], event_id=event_id, account_id=first, came=True)

        assert [guest[-1] for guest in _guests(host, event_id)] == [True, False, None]


def test_who_stayed_away_signs_up_the_next_time_like_anybody(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, youths, event_id = cast
    clock.advance(timedelta(days=8))
    with unit():
        service.note_attendance(actor=host, event_id=event_id, account_id=youths[0].id, came=False)
        community = _community(host)
        again = make_event(community=community, host=host, capacity=1)

        assert service.sign_up(actor=youths[0], event_id=again.id) == queries.Place("going")


def test_a_week_later_only_the_number_is_left(unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]) -> None:
    host, youths, event_id = cast
    clock.advance(timedelta(days=8))
    with unit():
        for youth, came in zip(youths, (True, False), strict=False):
            service.note_attendance(actor=host, event_id=event_id, account_id=youth.id, came=came)
    assert forget_details() == 0
    clock.advance(timedelta(days=6, hours=2))

    assert (forget_details(), forget_details()) == (1, 0)

    with unit():
        assert {guest[2:] for guest in _guests(host, event_id)} == {(None, False, None)}
        assert session().get_one(Event, event_id).attended == 1
        with pytest.raises(NotFound):
            service.note_attendance(actor=host, event_id=event_id, account_id=youths[0].id, came=True)


def test_under_eighteen_nobody_signs_up_where_no_screened_adult_stands_at_the_door(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, youths, event_id = cast
    with unit():
        grown_up = make_youth(community=_community(host), age=19)
        for_adults = make_event(community=_community(host), host=host, age_bands=["18-22"])
        lapsed = clock.today() - timedelta(days=1)
        session().query(RoleGrant).filter_by(account_id=host.id).update({"screened_until": lapsed})

        with pytest.raises(NoAdult):
            service.sign_up(actor=youths[0], event_id=event_id)
        assert service.sign_up(actor=grown_up, event_id=for_adults.id) == queries.Place("going")


def test_the_list_takes_the_same_queries_for_three_and_for_fifty(
    unit: UnitOfWork, cast: tuple[Actor, list[Actor], str]
) -> None:
    host, _, event_id = cast
    counts = []
    for more in (0, 20):
        with unit():
            for _ in range(more):
                service.sign_up(actor=make_youth(community=_community(host)), event_id=event_id)
        with unit():
            counts.append(_count_queries(host, event_id))

    assert counts[0] == counts[1]


def _count_queries(host: Actor, event_id: str) -> int:
    with counted_statements() as statements:
        queries.list_sign_ups(host, event_id, Window())
    return len(statements)
