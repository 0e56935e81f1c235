import pytest

from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank import reportable
from backend.friendbank.models import NoContact, Proposal
from moderation.kinds import Snapshot, get_kind
from tests.conftest import UnitOfWork
from tests.friendbank.making import make_place, make_proposed_pair, make_teller


def test_a_report_shows_the_card_and_names_both_as_parties(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()

        seen = reportable.snapshot(one, proposal_id)

        assert seen == reportable.freeze(proposal_id)
        assert seen == Snapshot(
            community_id=one.community_id,
            author_id=None,
            author=None,
            text="I kan begge lide en af de samme ting.\nI håber på noget af det samme.\n"
            "I kan på nogle af de samme tider.",
            parties=frozenset({one.id, other.id}),
        )


def test_only_the_two_can_report_it(unit: UnitOfWork) -> None:
    with unit():
        _, _, proposal_id = make_proposed_pair()
        with pytest.raises(NotFound):
            reportable.snapshot(make_teller(community=make_place()), proposal_id)
        with pytest.raises(NotFound):
            reportable.freeze("gone")


def test_a_moderator_can_end_it(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()

        get_kind("friendbank.proposal").actions["end"](proposal_id, one.id)

        assert session().get_one(Proposal, proposal_id).status == "closed"
        kept = session().query(NoContact).one()
        assert {kept.one_id, kept.other_id} == {one.id, other.id}
