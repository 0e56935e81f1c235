"""Three or four who could get along: everybody answers blind, and whoever said yes meets."""

from datetime import timedelta
from itertools import combinations

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.chat.models import Membership, Message, Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Window
from backend.friendbank import facts, queries, service, views
from backend.friendbank.models import Proposal
from tests.conftest import UnitOfWork
from tests.friendbank.making import close_due
from tests.friendbank.opening import ids, list_check_ins, make_sent_group, statuses, told

NOON = "2026-11-22T12:00:00+01:00"


def _say(said: str, people: list[Actor], proposal_id: str) -> None:
    for person in people:
        service.answer(actor=person, proposal_id=proposal_id, said=said)


def _let_time_pass() -> None:
    clock.advance(service.OPEN_FOR)
    close_due()


def _room_of(proposal_id: str) -> Room:
    return session().get_one(Room, session().get_one(Proposal, proposal_id).room_id)


def _inside(room: Room) -> list[str]:
    return sorted(session().scalars(select(Membership.account_id).where(Membership.room_id == room.id)))


@pytest.mark.parametrize("size", [3, 4])
def test_it_opens_at_once_when_everybody_has_said_yes(unit: UnitOfWork, size: int) -> None:
    with unit():
        youths, proposal_id = make_sent_group(size)
        _say("yes", youths[1:], proposal_id)
        assert statuses(*youths) == ["open", *["waiting"] * (size - 1)]
        assert told("gathered") == []

        _say("yes", youths[:1], proposal_id)

        room = _room_of(proposal_id)
        assert (room.kind, room.closed_at, _inside(room)) == ("group", None, ids(*youths))
        assert statuses(*youths) == ["friends"] * size
        assert told("gathered") == ids(*youths)
        said = session().scalars(select(Message.text).where(Message.room_id == room.id))
        assert list(said) == ["icebreaker:film"]
        assert [one.week for one in list_check_ins(proposal_id)] == [2, 6]


def test_who_said_yes_sees_the_others_who_did_and_the_rest_see_nothing(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        youths, proposal_id = make_sent_group(4)
        _say("yes", youths[:3], proposal_id)
        _say("no", youths[3:], proposal_id)
        clock.advance(service.OPEN_FOR)
        # Until it has been counted, nobody can tell what will come of it.
        assert statuses(*youths) == ["waiting"] * 3 + ["closed"]

        close_due()

        assert _inside(_room_of(proposal_id)) == ids(*youths[:3])
        (seen,) = views.proposals(youths[0], queries.list_proposals(youths[0], Window()).items)
        assert [person.id for person in seen["people"]] == ids(*youths[1:3])
        (hidden,) = views.proposals(youths[3], queries.list_proposals(youths[3], Window()).items)
        assert (hidden["status"], hidden["room_id"], hidden["people"]) == ("closed", None, [])
        assert (told("gathered"), told("nothing")) == (ids(*youths[:3]), [youths[3].id])


def test_two_who_are_left_become_friends(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        youths, proposal_id = make_sent_group(3)
        _say("yes", youths[:2], proposal_id)
        _say("later", youths[2:], proposal_id)
        _let_time_pass()

        (friendship,) = queries.list_friends(youths[0], Window()).items
        assert friendship.other_than(youths[0].id) == youths[1].id
        assert session().get_one(Room, friendship.room_id).pair == {youths[0].id, youths[1].id}
        assert statuses(*youths) == ["friends", "friends", "closed"]
        assert (told("opened"), told("nothing")) == (ids(*youths[:2]), [youths[2].id])


@pytest.mark.parametrize("trouble", ["one yes", "only groups", "a block", "a pause"])
def test_it_closes_with_one_text_for_all_where_too_few_may_meet(unit: UnitOfWork, trouble: str) -> None:
    with clock.freeze(NOON), unit():
        youths, proposal_id = make_sent_group(3)
        agreed = youths[: {"one yes": 1, "only groups": 2, "a block": 3, "a pause": 2}[trouble]]
        if trouble == "only groups":
            service.save_profile(actor=youths[0], changes={"together": "group"})
        if trouble == "a block":
            accounts.block(actor=youths[0], account_id=youths[2].id)
        _say("yes", agreed, proposal_id)
        if trouble == "a pause":
            service.save_profile(actor=youths[0], changes={"paused": True})
        assert set(statuses(*agreed)) == {"waiting"}
        _let_time_pass()

        assert statuses(*youths) == ["closed"] * 3
        assert told("nothing") == ids(*youths)
        assert [told("opened"), told("gathered")] == [[], []]


def test_whoever_sat_together_is_left_in_peace_however_it_went(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        youths, proposal_id = make_sent_group(4)
        _say("yes", youths[:3], proposal_id)
        _say("no", youths[3:], proposal_id)
        _let_time_pass()

        pairs = {frozenset((one.id, other.id)) for one, other in combinations(youths, 2)}
        community_id = youths[0].community_id
        assert facts.load_barred(community_id).cooling == pairs
        clock.advance(facts.COOLING_OFF)
        assert facts.load_barred(community_id).cooling == frozenset()


def test_a_moderator_ends_a_group_for_good(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        youths, proposal_id = make_sent_group(3)
        _say("yes", youths, proposal_id)
        for _ in range(2):
            service.end_by_moderator(proposal_id=proposal_id, moderator_id=youths[0].id)

        assert _room_of(proposal_id).closed_at is not None
        assert told("ended") == ids(*youths)
        assert len(facts.load_barred(youths[0].community_id).no_contact) == 3
        clock.advance(timedelta(weeks=6))
        assert all(one.closed_at for one in list_check_ins(proposal_id))
