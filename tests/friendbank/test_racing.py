"""Two people press at the same moment."""

from functools import partial

from sqlalchemy import func, select

from backend.chat.models import Room
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import AppError
from backend.friendbank import matchmaking, service
from backend.friendbank.models import Friendship, OpenSide, Proposal
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.factories import make_adult
from tests.friendbank.making import list_draft_ids, make_place, make_proposed_pair, make_teller
from tests.support.threads import at_once


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


def test_two_matchmakers_send_a_draft_once(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        make_teller(community=community)
        make_teller(community=community)
        matchmakers = [make_adult("matchmaker", community=community) for _ in range(4)]
        matchmaking.create_round(actor=matchmakers[0])
        (draft_id,) = list_draft_ids(community.id)

    outcomes = at_once(lambda who: _approve(who, draft_id), matchmakers)

    assert sorted(outcomes) == ["not_found", "not_found", "not_found", "sent"]


def test_two_rounds_at_once_give_nobody_two_drafts(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(6):
            make_teller(community=community)
        matchmakers = [make_adult("matchmaker", community=community) for _ in range(3)]

    outcomes = at_once(_make_round, matchmakers)

    assert set(outcomes) <= {"3", "0", "another_round"}
    assert outcomes.count("3") == 1
    with unit() as session:
        assert len(list_draft_ids(community.id)) == 3
        assert session.scalar(select(func.count()).select_from(OpenSide)) == 6


def test_bulk_and_single_approvals_do_not_stand_in_each_others_way(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(12):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)
        draft_ids = list_draft_ids(community.id)

    def decide(chosen: list[str]) -> list[str]:
        with unit_of_work():
            return matchmaking.approve_many(actor=matchmaker, draft_ids=chosen)[0]

    outcomes = at_once(decide, [draft_ids, draft_ids[::-1], draft_ids[3:4], draft_ids[5:]])

    assert sorted(draft_id for approved in outcomes for draft_id in approved) == draft_ids


def _say_yes(proposal_id: str, who: Actor) -> str:
    try:
        with unit_of_work():
            return service.answer(actor=who, proposal_id=proposal_id, said="yes").status
    except AppError as error:
        return error.code


def _approve(who: Actor, draft_id: str) -> str:
    try:
        with unit_of_work():
            return matchmaking.approve(actor=who, draft_id=draft_id).status
    except AppError as error:
        return error.code


def _make_round(who: Actor) -> str:
    try:
        with unit_of_work():
            return str(matchmaking.create_round(actor=who).figures["drafts"])
    except AppError as error:
        return error.code
