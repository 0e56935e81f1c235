"""What happens while a proposal lies there, and once its time is up."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from backend.accounts import service as accounts
from backend.core import clock
from backend.friendbank import facts, queries, service, tasks
from backend.friendbank.models import Proposal
from tests.conftest import UnitOfWork
from tests.friendbank.making import close_due, make_proposed_pair
from tests.friendbank.opening import community_of, ids, make_round, make_sent_group, told

NOON = "2026-11-22T12:00:00+01:00"


def test_whoever_has_not_answered_is_reminded_once(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        with unit():
            youths, proposal_id = make_sent_group(4)
            for youth, said in zip(youths, ("yes", "later", "no"), strict=False):
                service.answer(actor=youth, proposal_id=proposal_id, said=said)
        clock.advance(timedelta(days=4) - timedelta(seconds=1))
        tasks.remind_of_proposals()
        with unit():
            assert told("reminder") == []
        clock.advance(timedelta(seconds=1))
        for _ in range(3):
            tasks.remind_of_proposals()
        clock.advance(timedelta(days=2))
        tasks.remind_of_proposals()
        with unit():
            assert told("reminder") == [youths[3].id]


@pytest.mark.parametrize("deed", ["yes", "no", "later", "block", "nothing"])
def test_a_reminder_depends_on_nobody_else(unit: UnitOfWork, deed: str) -> None:
    with clock.freeze(NOON), unit():
        one, other, proposal_id = make_proposed_pair()
        if deed == "block":
            accounts.block(actor=other, account_id=one.id)
        elif deed != "nothing":
            service.answer(actor=other, proposal_id=proposal_id, said=deed)
        clock.advance(timedelta(days=4))
        service.remind_due()

        assert one.id in told("reminder")


def test_nobody_is_reminded_of_what_is_over(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        make_proposed_pair()
        clock.advance(timedelta(days=7))

        assert service.remind_due() == 0


@pytest.mark.parametrize(
    ("answers", "cools"),
    [
        (("later", "later"), False),
        (("yes", "later"), False),
        (("later", None), False),
        (("later", "no"), True),
        (("yes", "no"), True),
        (("yes", None), True),
        ((None, None), True),
    ],
)
def test_later_sits_out_one_round_and_no_more(
    unit: UnitOfWork, answers: tuple[str | None, ...], *, cools: bool
) -> None:
    with clock.freeze(NOON), unit():
        one, other, proposal_id = make_proposed_pair()
        for person, said in zip((one, other), answers, strict=True):
            if said:
                service.answer(actor=person, proposal_id=proposal_id, said=said)
        clock.advance(service.OPEN_FOR)
        close_due()
        pair = frozenset(ids(one, other))
        assert pair in facts.load_barred(one.community_id).cooling

        clock.advance(timedelta(days=1))
        make_round(community_of(one))

        assert (pair in facts.load_barred(one.community_id).cooling) is cools


def test_one_that_cannot_be_settled_holds_up_nobody_else(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        with unit() as session:
            youths, broken = make_sent_group(3)
            for youth in youths[:2]:
                service.answer(actor=youth, proposal_id=broken, said="yes")
            session.execute(update(Proposal).where(Proposal.id == broken).values(reasons=[None]))
            _, _, fine = make_proposed_pair()
        clock.advance(timedelta(days=7))

        tasks.close_due_proposals()

        with unit() as session:
            assert [session.get_one(Proposal, one).status for one in sorted((broken, fine))] == ["sent", "closed"]
            session.get_one(Proposal, broken).reasons = []
        tasks.close_due_proposals()
        with unit() as session:
            assert session.get_one(Proposal, broken).status == "friends"


def test_never_again_is_kept_for_good_whoever_wishes_it(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        one, other, proposal_id = make_proposed_pair()
        for person in (one, other):
            service.answer(actor=person, proposal_id=proposal_id, said="yes")
        friendship_id = queries.friendships_by_proposal([proposal_id])[proposal_id].id
        service.end_friendship(actor=one, friendship_id=friendship_id, never=True)
        service.end_friendship(actor=other, friendship_id=friendship_id, never=True)
        clock.advance(timedelta(days=400))

        barred = facts.load_barred(one.community_id)
        assert (barred.cooling, barred.no_contact) == (frozenset(), frozenset({frozenset(ids(one, other))}))
        assert told("ended") == [other.id]
