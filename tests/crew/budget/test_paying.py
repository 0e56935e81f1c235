"""What the crew decided is paid, or refused with a reason; nobody spends more, nobody spends twice."""

from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import unit_of_work
from backend.crew.budget import service
from backend.crew.budget.tasks import look_after_budget
from tests.conftest import UnitOfWork
from tests.crew.budget.making import MONDAY, Crew
from tests.crew.making import AsAccount
from tests.support.statements import counted_statements
from tests.support.threads import at_once

OVER = MONDAY + timedelta(days=7)


@pytest.fixture
def crew(unit: UnitOfWork, as_account: AsAccount) -> Crew:
    return Crew(unit, as_account)


def _adopt(crew: Crew, **facts: Any) -> str:
    with clock.freeze(MONDAY):
        proposal_id = str(crew.propose(**facts).json["id"])
        for number in range(3):
            crew.vote(number, proposal_id)
    with clock.freeze(OVER):
        look_after_budget()
    return proposal_id


def test_paid_it_leaves_the_pot_and_stands_in_the_ledger(crew: Crew) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        assert crew.youth().get("/budget").json | {"can_vote": 0, "can_keep": 0} == {
            "balance_ore": 500_00,
            "free_ore": 350_00,
            "can_vote": 0,
            "can_keep": 0,
        }
        paid = crew.spend(proposal_id, 120_00).json
        entries = crew.youth().get("/pots/crew/entries").json["items"]
        budget = crew.youth().get("/budget").json

    assert (paid["status"], paid["spent_ore"], paid["can_pay"]) == ("spent", 120_00, False)
    assert (budget["balance_ore"], budget["free_ore"]) == (380_00, 380_00)
    assert (entries[0]["amount_ore"], entries[0]["words"]) == (-120_00, "Net til bordtennis")


def test_the_crew_and_the_adults_hear_of_it(crew: Crew) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        crew.spend(proposal_id)

        assert crew.told(crew.youth(1)) == ["crew.proposal_spent", "crew.proposal_adopted", "crew.proposal"]
        assert crew.told(crew.keeper) == ["crew.proposal_to_pay"]


def test_pressed_many_times_it_is_paid_once(crew: Crew) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        answers = at_once(lambda _: crew.spend(proposal_id).status_code, range(5))

        assert (answers, crew.youth().get("/budget").json["balance_ore"]) == ([200] * 5, 350_00)
        assert crew.spend(proposal_id, 100_00).json["code"] == "proposal_moved"


def test_nobody_spends_more_than_was_decided_or_without_the_crew(crew: Crew) -> None:
    adopted = _adopt(crew)
    with clock.freeze(OVER):
        open_ = crew.propose(1).json["id"]

        assert crew.spend(adopted, 150_01).json["code"] == "more_than_decided"
        assert crew.spend(open_).json["code"] == "proposal_moved"
        assert crew.refuse(open_).json["code"] == "proposal_moved"
        assert crew.spend(adopted, who=crew.youth()).status_code == 403


def test_a_refusal_has_a_reason_everybody_reads(crew: Crew, as_account: AsAccount) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        assert crew.refuse(proposal_id, " ").status_code == 422
        assert [crew.refuse(proposal_id).status_code for _ in range(2)] == [200, 200]
        seen = crew.seen(proposal_id, as_account(crew.outside.id))
        assert crew.spend(proposal_id).json["code"] == "proposal_moved"

    assert (seen["status"], seen["reason"]) == ("refused", "Det må kommunen ikke betale.")


def test_what_is_not_paid_is_heard_of(crew: Crew) -> None:
    _adopt(crew)
    heard = []
    for days in (6, 7, 13, 14, 20):
        with clock.freeze(OVER + timedelta(days=days)):
            look_after_budget()
            heard.append((len(crew.told(crew.keeper)), crew.told(crew.youth())[0]))
            newest = crew.told(crew.keeper)[0]

    assert [count for count, _ in heard] == [1, 2, 2, 3, 3]
    assert (newest, heard[2][1], heard[3][1]) == ("crew.proposal_late", "crew.proposal_adopted", "crew.proposal_sorry")


def test_no_more_is_proposed_than_is_not_promised_yet(crew: Crew) -> None:
    _adopt(crew, amount_ore=400_00)
    with clock.freeze(OVER):
        assert crew.propose(amount_ore=100_01).json["code"] == "more_than_there_is"
        assert crew.propose(amount_ore=100_00).status_code == 200


def test_a_proposal_stands_as_it_was_voted_on(crew: Crew) -> None:
    with clock.freeze(MONDAY):
        answers = at_once(lambda _: crew.propose(proposal_id="net").status_code, range(4))
        assert answers == [200] * 4
        assert crew.propose(proposal_id="net", amount_ore=200_00).json["code"] == "proposal_stands"
        assert crew.propose(1, proposal_id="net").status_code == 404
        assert [crew.propose().status_code for _ in range(3)] == [200, 200, 409]


def test_withdrawn_it_is_gone_with_its_votes(crew: Crew) -> None:
    with clock.freeze(MONDAY):
        proposal_id = crew.propose().json["id"]
        crew.vote(1, proposal_id)
        path = f"/budget/proposals/{proposal_id}"
        assert crew.youth(1).delete(path).status_code == 404
        assert [crew.youth().delete(path).status_code for _ in range(2)] == [204, 204]
        assert (crew.youth(1).get(path).status_code, crew.vote(1, proposal_id).status_code) == (404, 404)


def test_another_community_sees_none_of_it(crew: Crew, unit: UnitOfWork, as_account: AsAccount) -> None:
    other = Crew(unit, as_account)
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        assert other.youth().get(f"/budget/proposals/{proposal_id}").status_code == 404
        assert other.spend(proposal_id).status_code == 404
        assert other.youth().get("/budget/proposals").json["items"] == []


def test_a_moderator_takes_away_what_is_reported(crew: Crew) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        for _ in range(2):
            with unit_of_work():
                service.hide(proposal_id=proposal_id)

        assert crew.spend(proposal_id).status_code == 404
        assert crew.youth().get("/budget").json["free_ore"] == 500_00


def test_what_a_moderator_takes_away_leaves_its_amount_and_not_its_words(crew: Crew) -> None:
    proposal_id = _adopt(crew)
    with clock.freeze(OVER):
        crew.spend(proposal_id, 120_00)
        with unit_of_work():
            service.hide(proposal_id=proposal_id)
        spent = crew.youth().get("/pots/crew/entries").json["items"][0]

    assert (spent["amount_ore"], spent["why"], spent["words"]) == (-120_00, "spent", None)


def test_taken_away_and_paid_at_once_it_is_one_or_the_other(crew: Crew) -> None:
    proposal_id = _adopt(crew)

    def act(who: str) -> int:
        if who == "keeper":
            return int(crew.spend(proposal_id).status_code)
        with unit_of_work():
            service.hide(proposal_id=proposal_id)
        return 204

    with clock.freeze(OVER):
        answers = at_once(act, ["moderator", "keeper"])
        left = crew.youth().get("/budget").json["balance_ore"]

    assert (answers[0], answers[1], left) in {(204, 200, 350_00), (204, 404, 500_00), (204, 409, 500_00)}


def test_a_list_of_many_takes_as_many_queries_as_one_of_few(unit: UnitOfWork, as_account: AsAccount) -> None:
    crew = Crew(unit, as_account, members=6)
    counts = []
    with clock.freeze(MONDAY):
        for authors in (range(1), range(1, 6)):
            for number in authors:
                crew.vote(0, crew.propose(number, amount_ore=10_00).json["id"])
            with counted_statements() as statements:
                assert len(crew.youth().get("/budget/proposals").json["items"]) == max(authors) + 1
            counts.append(len(statements))

    assert counts[0] == counts[1]
