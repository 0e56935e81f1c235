"""The crew decides: hidden until counted, half of it must vote, and as many against as for is a no."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.core import clock
from backend.core.db import unit_of_work
from backend.crew.budget.models import Ballot
from backend.crew.budget.service.voting import outcome_of, quorum_of
from backend.crew.budget.tasks import look_after_budget
from tests.conftest import UnitOfWork
from tests.crew.budget.making import MONDAY, NET, Crew
from tests.crew.making import AsAccount
from tests.support.threads import at_once

OVER, OVER_AGAIN = MONDAY + timedelta(days=7), MONDAY + timedelta(days=10)


def _decide(crew: Crew, choices: Sequence[str]) -> str:
    """A proposal these have voted on, and what became of it when the time was up."""
    with clock.freeze(MONDAY):
        proposal_id = str(crew.propose().json["id"])
        for number, choice in enumerate(choices):
            crew.vote(number, proposal_id, choice)
    with clock.freeze(OVER):
        look_after_budget()
    return proposal_id


@pytest.mark.parametrize(
    ("choices", "status"),
    [
        (("yes", "yes", "no"), "adopted"),
        (("yes", "no"), "rejected"),
        (("no", "no", "yes"), "rejected"),
        (("yes",), "voting"),
    ],
)
def test_most_of_at_least_half_decide(
    choices: Sequence[str], status: str, unit: UnitOfWork, as_account: AsAccount
) -> None:
    crew = Crew(unit, as_account)
    proposal_id = _decide(crew, choices)

    with clock.freeze(OVER):
        assert crew.seen(proposal_id)["status"] == status


def test_with_too_few_votes_there_are_three_more_days_and_then_nothing_comes_of_it(
    unit: UnitOfWork, as_account: AsAccount
) -> None:
    crew = Crew(unit, as_account)
    first, second = _decide(crew, ["yes"]), ""
    with clock.freeze(OVER):
        assert (crew.seen(first)["was_extended"], crew.seen(first)["can_vote"]) == (True, True)
        second = crew.propose(1).json["id"]
    with clock.freeze(OVER_AGAIN):
        assert crew.vote(1, first).json["code"] == "ballot_over"
        look_after_budget()
        assert (crew.seen(first)["status"], crew.seen(second)["status"]) == ("too_few", "voting")
        assert crew.told(crew.youth(3))[0] == "crew.proposal_too_few"


def test_nobody_sees_how_it_stands_and_afterwards_nobody_knows_who(unit: UnitOfWork, as_account: AsAccount) -> None:
    crew = Crew(unit, as_account, members=6)
    with clock.freeze(MONDAY):
        proposal_id = crew.propose().json["id"]
        before = crew.seen(proposal_id, crew.youth(5))
        for number in range(5):
            crew.vote(number, proposal_id, "no")
            crew.vote(number, proposal_id, "yes")
        after = crew.seen(proposal_id, crew.youth(5))
        assert {**after, "version": before["version"]} == before
        assert (crew.seen(proposal_id)["my_vote"], before["tally"]) == ("yes", None)
    with clock.freeze(OVER):
        assert max(at_once(lambda _: look_after_budget(), range(2))) == 1
        seen = crew.seen(proposal_id)
        with unit_of_work(readonly=True) as session:
            assert session.scalars(select(Ballot)).all() == []

    assert (seen["status"], seen["tally"], seen["my_vote"]) == ("adopted", {"yes": 5, "no": 0}, None)


def test_in_a_small_crew_it_is_not_said_how_the_votes_fell(unit: UnitOfWork, as_account: AsAccount) -> None:
    crew = Crew(unit, as_account)
    proposal_id = _decide(crew, ["yes", "yes", "yes", "no"])

    with clock.freeze(OVER):
        assert (crew.seen(proposal_id)["status"], crew.seen(proposal_id)["tally"]) == ("adopted", None)


def test_who_has_left_the_crew_does_not_count(unit: UnitOfWork, as_account: AsAccount) -> None:
    crew = Crew(unit, as_account)
    with clock.freeze(MONDAY):
        proposal_id = crew.propose().json["id"]
        for number, choice in enumerate(("no", "no", "yes", "yes")):
            crew.vote(number, proposal_id, choice)
        crew.youth(0).delete(f"/crew/{crew.people[0].id}")
    with clock.freeze(OVER):
        look_after_budget()
        assert crew.seen(proposal_id, crew.youth(1))["status"] == "adopted"


def test_only_the_crew_proposes_and_votes(unit: UnitOfWork, as_account: AsAccount) -> None:
    crew = Crew(unit, as_account)
    with clock.freeze(MONDAY):
        proposal_id = crew.propose().json["id"]
        others = [as_account(crew.outside.id), crew.keeper, as_account(crew.staff["organiser"].id)]

        for who in others:
            path = f"/budget/proposals/{proposal_id}"
            assert who.put(f"{path}/vote", {"choice": "yes"}).status_code == 403
            assert who.put(path.replace(proposal_id, "another"), NET).status_code == 403
            assert (who.get(path).status_code, who.get(path).json["can_vote"]) == (200, False)
            assert who.get("/budget").json["can_vote"] is False


@given(yes=st.integers(0, 40), no=st.integers(0, 40), more=st.integers(0, 40))
def test_nothing_is_adopted_without_half_of_the_crew_and_more_for_than_against(yes: int, no: int, more: int) -> None:
    electorate = yes + no + more
    adopted = outcome_of(yes, no, electorate) == "adopted"

    assert adopted == (2 * (yes + no) >= electorate and yes + no >= 2 and yes > no)
    assert quorum_of(electorate) * 2 >= electorate
