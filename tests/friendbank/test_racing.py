"""Two people press at the same moment."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event

from sqlalchemy import func, select

from backend.accounts import service as accounts
from backend.chat.models import Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import AppError
from backend.friendbank import facts, queries, service, tasks
from backend.friendbank.models import Friendship, Proposal
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.factories import make_adult
from tests.friendbank.making import make_proposed_pair
from tests.friendbank.opening import community_of, ids, list_check_ins, make_friends, make_sent_group, told
from tests.support.threads import at_once

Deed = Callable[[], object]


def test_two_yeses_at_once_open_exactly_one_room(unit: UnitOfWork) -> None:
    for _ in range(6):
        with unit():
            one, other, proposal_id = make_proposed_pair()

        outcomes = at_once(partial(_say_yes, proposal_id), [one, other, one, other])

        assert {"friends"} <= set(outcomes) <= {"friends", "sent", "proposal_closed"}
        with unit() as session:
            pair_key = ":".join(sorted((one.id, other.id)))
            assert session.get_one(Proposal, proposal_id).status == "friends"
            made = select(func.count()).select_from(Friendship).where(Friendship.proposal_id == proposal_id)
            rooms = select(func.count()).select_from(Room).where(Room.pair_key == pair_key)
            told = select(Notice.account_id).where(
                Notice.kind == "friendbank.opened", Notice.account_id.in_((one.id, other.id))
            )
            assert (session.scalar(made), session.scalar(rooms)) == (1, 1)
            assert sorted(session.scalars(told)) == sorted((one.id, other.id))


def test_a_block_and_the_last_yes_at_once_leave_nobody_together(unit: UnitOfWork) -> None:
    for _ in range(6):
        with unit():
            one, other, proposal_id = make_proposed_pair()
            service.answer(actor=one, proposal_id=proposal_id, said="yes")

        deeds: list[Deed] = [partial(_say_yes, proposal_id, other), partial(_block, one, other)]
        at_once(_run, deeds)

        with unit():
            assert queries.find_friendship_between(one.id, other.id) is None


def test_a_block_that_a_yes_on_its_way_has_not_seen_ends_what_it_opened(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        service.answer(actor=one, proposal_id=proposal_id, said="yes")
    looked, blocked = Event(), Event()

    def say_yes_slowly() -> None:
        with unit_of_work():
            assert service.answer(actor=other, proposal_id=proposal_id, said="yes").status == "friends"
            looked.set()
            # Whoever does not wait for us is through by then; whoever does gets their turn when we are done.
            blocked.wait(1)

    def block_meanwhile() -> None:
        looked.wait(30)
        _block(one, other)
        blocked.set()

    at_once(_run, [say_yes_slowly, block_meanwhile])

    with unit():
        assert queries.find_friendship_between(one.id, other.id) is None


def test_a_moderators_end_and_the_last_yes_at_once_leave_nobody_together(unit: UnitOfWork) -> None:
    for _ in range(6):
        with unit():
            one, other, proposal_id = make_proposed_pair()
            service.answer(actor=one, proposal_id=proposal_id, said="yes")

        deeds: list[Deed] = [partial(_say_yes, proposal_id, other), partial(_end, proposal_id, one)]
        at_once(_run, deeds)

        with unit():
            assert queries.find_friendship_between(one.id, other.id) is None
            assert facts.load_barred(one.community_id).no_contact == {frozenset((one.id, other.id))}


def test_the_last_two_of_a_group_say_yes_at_once(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            youths, proposal_id = make_sent_group(4)
            service.answer(actor=youths[0], proposal_id=proposal_id, said="yes")

        outcomes = at_once(partial(_say_yes, proposal_id), youths[1:])

        assert sorted(outcomes) == ["friends", "sent", "sent"]
        with unit() as session:
            assert session.get_one(Proposal, proposal_id).room_id is not None
            assert len(list_check_ins(proposal_id)) == 2


def test_both_part_for_good_at_once(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            one, other, proposal_id = make_friends()
            friendship_id = queries.friendships_by_proposal([proposal_id])[proposal_id].id

        at_once(partial(_part, friendship_id), [one, other])

        with unit() as session:
            kept = facts.load_barred(one.community_id).no_contact
            assert kept == {frozenset((one.id, other.id))}
            told = select(func.count()).select_from(Notice).where(Notice.kind == "friendbank.ended")
            assert session.scalar(told.where(Notice.account_id.in_((one.id, other.id)))) == 1


def test_two_volunteers_take_a_check_in_on_once(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        with unit():
            one, _, proposal_id = make_friends()
            visitors = [make_adult("matchmaker", community=community_of(one)) for _ in range(4)]
            check_in_id = list_check_ins(proposal_id)[0].id
        clock.advance(timedelta(days=15))

        outcomes = at_once(partial(_claim, check_in_id), visitors)

    assert sorted(outcomes) == ["check_in_taken", "check_in_taken", "check_in_taken", "taken"]


def test_reminders_run_twice_at_once_remind_once(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        with unit():
            one, other, _ = make_proposed_pair()
        clock.advance(timedelta(days=4))

        at_once(_run, [tasks.remind_of_proposals] * 3)

        with unit():
            assert told("reminder") == ids(one, other)


def _run(deed: Deed) -> None:
    deed()


def _block(one: Actor, other: Actor) -> None:
    with unit_of_work():
        accounts.block(actor=one, account_id=other.id)


def _end(proposal_id: str, moderator: Actor) -> None:
    with unit_of_work():
        service.end_by_moderator(proposal_id=proposal_id, moderator_id=moderator.id)


def _part(friendship_id: str, who: Actor) -> None:
    with unit_of_work():
        service.end_friendship(actor=who, friendship_id=friendship_id, never=True)


def _claim(check_in_id: str, who: Actor) -> str:
    try:
        with unit_of_work():
            service.claim_check_in(actor=who, check_in_id=check_in_id)
            return "taken"
    except AppError as error:
        return error.code


def _say_yes(proposal_id: str, who: Actor) -> str:
    try:
        with unit_of_work():
            return service.answer(actor=who, proposal_id=proposal_id, said="yes").status
    except AppError as error:
        return error.code
