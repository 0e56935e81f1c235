"""A coordinator looks after every interest group of the community, also one that has lost its host."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from backend.accounts.models import Community, RoleGrant
from backend.chat import queries, service
from backend.chat.errors import RoomClosed
from backend.chat.models import CLOSE_REASONS, Membership
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from moderation.models import AuditEntry
from tests.chat.making import make_friends, make_gathering, say
from tests.chat.rooms import WORDS, Club, make_circle, make_club, told_in
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-22T11:00:00Z"):
        yield


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        return make_community()


@pytest.fixture
def club(unit: UnitOfWork, community: Community) -> Club:
    with unit():
        return make_club(community=community)


@pytest.fixture
def coordinator(unit: UnitOfWork, community: Community, club: Club) -> Actor:
    """Somebody who is not in the club: another adult reads along there already."""
    with unit():
        return make_adult("coordinator", community=community)


def _lose_host(club: Club) -> None:
    session().query(Membership).filter_by(room_id=club.room.id, account_id=club.host.id).update(
        {"left_at": clock.now()}
    )


@pytest.mark.parametrize("reason", CLOSE_REASONS)
def test_it_ends_for_a_reason_all_read(unit: UnitOfWork, club: Club, coordinator: Actor, reason: str) -> None:
    with unit():
        _lose_host(club)
        for _ in range(2):
            service.end_room(actor=coordinator, room_id=club.room.id, reason=reason)

        assert told_in(club.room, club.youth)[-1] == (f"closed_{reason}", coordinator.id)
        assert [code for code, _ in told_in(club.room, club.youth)].count(f"closed_{reason}") == 1
        with pytest.raises(RoomClosed):
            say(club.youth, club.room)
        [entry] = session().query(AuditEntry).filter_by(action="room.closed")
        assert (entry.actor_id, entry.subject, entry.data) == (coordinator.id, club.room.id, {"reason": reason})


def test_a_coordinator_says_why_and_a_host_need_not(unit: UnitOfWork, club: Club, coordinator: Actor) -> None:
    with unit():
        with pytest.raises(Invalid) as refused:
            service.end_room(actor=coordinator, room_id=club.room.id)
        assert (list(refused.value.errors or {}), club.room.closed_at) == (["reason"], None)
        service.end_room(actor=club.host, room_id=club.room.id)

        assert told_in(club.room, club.youth)[-1] == ("closed", club.host.id)
        assert session().query(AuditEntry).filter_by(action="room.closed").count() == 0


def test_nobody_else_and_no_other_room(unit: UnitOfWork, club: Club, coordinator: Actor) -> None:
    with unit():
        far = make_adult("coordinator", community=make_community())
        circle, friends, gathering = make_circle(), make_friends(), make_gathering()
        for actor, room, refusal in (
            (far, club.room, NotFound),
            (club.watcher, club.room, Forbidden),
            (club.youth, club.room, Forbidden),
            (club.outsider, club.room, NotFound),
            (coordinator, circle.room, NotFound),
            (coordinator, friends.room, NotFound),
            (coordinator, gathering.room, NotFound),
        ):
            with pytest.raises(refusal):
                service.end_room(actor=actor, room_id=room.id, reason="quiet")
            assert room.closed_at is None


def test_they_see_who_looks_after_each_group(
    unit: UnitOfWork, as_account: AsAccount, club: Club, coordinator: Actor
) -> None:
    def overview() -> list[dict[str, object]]:
        items: list[dict[str, object]] = as_account(coordinator.id).get("/rooms/interests/overview").json["items"]
        return items

    [shown] = overview()
    assert {name: shown[name] for name in ("id", "title", "purpose", "people_count")} == {
        "id": club.room.id,
        "title": WORDS["title"],
        "purpose": WORDS["purpose"],
        "people_count": 3,
    }
    assert [one["id"] for one in shown["hosts"]] == [club.host.id]  # type: ignore[attr-defined]
    with unit():
        grant = session().query(RoleGrant).filter_by(account_id=club.host.id)
        grant.update({"screened_until": clock.today() - timedelta(days=1)})
    assert [one["hosts"] for one in overview()] == [[]]
    with unit():
        service.end_room(actor=coordinator, room_id=club.room.id, reason="no_host")
    assert overview() == []


def test_the_overview_asks_as_often_however_many_there_are(
    unit: UnitOfWork, as_account: AsAccount, club: Club, coordinator: Actor
) -> None:
    api = as_account(coordinator.id)

    def cost() -> int:
        with counted_statements() as statements:
            assert api.get("/rooms/interests/overview").status_code == 200
        return len(statements)

    cost()
    of_one = cost()
    with unit():
        for _ in range(3):
            service.open_interest_group(actor=coordinator, age_bands=(), **WORDS)
        assert len(queries.list_interests(club.outsider, Window()).items) == 4
    assert cost() == of_one
