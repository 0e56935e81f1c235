"""Whoever comes is named to nobody but the organiser, and to friends where both want it."""

from collections.abc import Callable

import pytest

from backend.core.actor import Actor
from backend.events.queries import find_event
from backend.events.together import service
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.friends import make_friendship

AsAccount = Callable[[str], Api]

READING = (
    "/events",
    "/events?free=true",
    "/events/{event}",
    "/events/{event}/company",
    "/events/{event}/friends",
    "/events/{event}/known",
    "/events/{event}/sign-ups",
    "/events/{event}/reach",
    "/events/{event}/event.ics",
    "/own-events",
    "/event-reviews",
    "/event-openness",
    "/calendar",
)
ROLES = ("organiser", "moderator", "coordinator", "referrer", "matchmaker")


@pytest.mark.parametrize("is_open", [True, False])
def test_who_comes_is_named_nowhere_to_who_is_no_friend(is_open: bool, as_account: AsAccount, unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        event_id = make_event(community=community, capacity=9, guests_welcome=True).id
        coming, other = (make_youth(community=community) for _ in range(2))
        for person in (coming, other):
            service.set_openness(actor=person, is_open=is_open)
        _come_with_a_guest(coming, event_id)
        readers = [other, *(make_adult(role, community=community) for role in ROLES)]

    for reader in readers:
        api = as_account(reader.id)
        for path in READING:
            said = api.get(path.format(event=event_id)).text
            assert coming.id not in said, (path, reader)
            assert "Saralouise" not in said, (path, reader)


@pytest.mark.parametrize(("mine", "theirs"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_friend_is_named_only_where_both_want_it(
    mine: bool, theirs: bool, as_account: AsAccount, unit: UnitOfWork
) -> None:
    with unit():
        community = make_community()
        event_id = make_event(community=community, capacity=9, guests_welcome=True).id
        one, friend = (make_youth(community=community) for _ in range(2))
        make_friendship(one, friend)
        service.set_openness(actor=one, is_open=mine)
        service.set_openness(actor=friend, is_open=theirs)
        _come_with_a_guest(friend, event_id)

    api = as_account(one.id)
    known = [person["id"] for person in api.get(f"/events/{event_id}/known").json["items"]]
    assert known == ([friend.id] if mine and theirs else [])
    # Friends one could ask along are all of them, whether they come or not.
    silent = [path for path in READING if not path.endswith(("/friends", "/known"))]
    for path in silent:
        said = api.get(path.format(event=event_id)).text
        assert friend.id not in said
        assert "Saralouise" not in said


def _come_with_a_guest(person: Actor, event_id: str) -> None:
    event = find_event(event_id)
    assert event
    sign_up(person, event)
    service.bring_guest(actor=person, event_id=event_id, first_name="Saralouise")
