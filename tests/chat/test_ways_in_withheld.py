"""Ways in that lead across a block, that ring again and again, or that keep words somebody took away."""

from typing import Any

import pytest

from backend.chat import queries, service
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Window
from backend.notifications.models import Notice
from tests.chat.rooms import asked_into, block, make_circle, make_club
from tests.conftest import UnitOfWork
from tests.support.notices import told


@pytest.mark.parametrize("friend_blocks", [True, False])
def test_an_invitation_does_not_come_back_when_whoever_is_blocked_has_left(
    unit: UnitOfWork, friend_blocks: bool
) -> None:
    with unit():
        circle = make_circle(size=4)
        inviter, friend = circle.people[0], circle.friend
        service.invite(actor=inviter, room_id=circle.room.id, account_ids=[friend.id])
        block(*((friend, inviter) if friend_blocks else (inviter, friend)))
        service.leave_room(actor=inviter, room_id=circle.room.id)

        assert asked_into(friend) == []
        with pytest.raises(NotFound):
            service.answer_invitation(actor=friend, room_id=circle.room.id, answer="yes")


def test_a_host_is_not_shown_who_wants_in_across_a_block(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        service.request_entry(actor=club.outsider, room_id=club.room.id)
        block(club.outsider, club.host)

        assert queries.list_requests(club.host, club.room.id, Window()).items == []


def test_asking_and_thinking_better_of_it_rings_once(unit: UnitOfWork) -> None:
    with unit():
        circle, club = make_circle(), make_club()
        before = len(told("chat.request"))
        facts: dict[str, Any] = {"actor": circle.people[0], "room_id": circle.room.id}
        for _ in range(3):
            service.invite(**facts, account_ids=[circle.friend.id])
            service.take_back_invitation(**facts, account_id=circle.friend.id)
            service.request_entry(actor=club.outsider, room_id=club.room.id)
            service.withdraw_request(actor=club.outsider, room_id=club.room.id)

        assert told("chat.invited").count(circle.friend.id) == 1
        assert len(told("chat.request")) == before + 1


def test_notices_keep_no_names_and_no_titles(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        make_club()
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])
        kept = session().query(Notice).filter(Notice.kind.like("chat.%")).all()

        assert {notice.kind for notice in kept} == {"chat.invited", "chat.request", "chat.admitted"}
        assert [notice.data for notice in kept if notice.data] == []
