from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError, NotFound
from backend.friendbank import queries
from backend.friendbank.errors import NoBetterWeights, TooFewAnswers
from backend.friendbank.matching.score import VERSION, WEIGHTS
from backend.friendbank.models import Answer, Profile, Proposal, WeightSet
from backend.friendbank.service import learning
from moderation.models import AuditEntry
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult
from tests.friendbank.making import make_place, make_teller
from tests.support.friends import make_proposal


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        return make_place()


@pytest.fixture
def coordinator(unit: UnitOfWork, community: Community) -> Actor:
    with unit():
        return make_adult("coordinator", community=community)


def _answers(community: Community, number: int, *, by: str = "near") -> list[Actor]:
    """Two people, one of whom answered so many proposals by one part of the score alone, or by all as believed."""
    one, other = make_teller(community=community), make_teller(community=community)
    chance = Random(number)  # noqa: S311  # the same answers every time
    for _ in range(number):
        proposal = session().get_one(Proposal, make_proposal(one, other))
        parts = {name: chance.random() for name in WEIGHTS}
        proposal.components = {f"{other.id}>{one.id}": parts}
        liked = parts.get(by, sum(weight * parts[name] for name, weight in WEIGHTS.items()))
        session().add(Answer(proposal_id=proposal.id, account_id=one.id, answer="yes" if liked > 0.5 else "no"))
    session().flush()
    return [one, other]


def test_what_is_learned_waits_for_a_coordinator(unit: UnitOfWork, community: Community, coordinator: Actor) -> None:
    with unit():
        _answers(community, 120)
        before = queries.weights_of(community.id)

        proposed = learning.take_lesson(actor=coordinator)

        assert queries.weights_of(community.id) == before == (WEIGHTS, VERSION)
        assert proposed.answers == 120
        assert proposed.loss_after < proposed.loss_before
        assert proposed.change["near"] > 0
        learning.adopt(actor=coordinator, weight_set_id=proposed.id)
        assert queries.weights_of(community.id) == (proposed.weights, proposed.id)
        with pytest.raises(NotFound):
            learning.reject(actor=coordinator, weight_set_id=proposed.id)
        actions = [entry.action for entry in session().query(AuditEntry).filter_by(subject=proposed.id)]
        assert sorted(actions) == ["friendbank.weights_adopted", "friendbank.weights_proposed"]


def test_a_newer_lesson_takes_the_place_of_the_older(
    unit: UnitOfWork, community: Community, coordinator: Actor
) -> None:
    with unit():
        _answers(community, 120)
        older, newer = (learning.take_lesson(actor=coordinator) for _ in range(2))

        assert (older.status, newer.status) == ("rejected", "proposed")
        learning.adopt(actor=coordinator, weight_set_id=newer.id)
        third = learning.take_lesson(actor=coordinator)
        learning.adopt(actor=coordinator, weight_set_id=third.id)
        assert (newer.status, third.status) == ("retired", "adopted")


def test_few_answers_teach_nothing(unit: UnitOfWork, community: Community, coordinator: Actor) -> None:
    with unit():
        _answers(community, learning.FEWEST_ANSWERS - 1)
        with pytest.raises(TooFewAnswers):
            learning.take_lesson(actor=coordinator)


def test_what_was_believed_already_teaches_nothing(unit: UnitOfWork, community: Community, coordinator: Actor) -> None:
    with unit():
        _answers(community, 60, by="all")
        with pytest.raises(NoBetterWeights):
            learning.take_lesson(actor=coordinator)


def test_only_answers_that_may_be_learned_from_count(unit: UnitOfWork, community: Community) -> None:
    with unit():
        one, _ = _answers(community, 3)
        said = session().query(Answer).order_by(Answer.proposal_id).all()
        said[0].answer = "later"
        session().get_one(Proposal, said[1].proposal_id).kind = "group"
        session().flush()
        assert len(queries.list_lessons(community.id)) == 1
        session().get_one(Profile, one.id).learns = False
        session().flush()
        assert queries.list_lessons(community.id) == []


def test_two_coordinators_decide_once(unit: UnitOfWork, community: Community, coordinator: Actor) -> None:
    with unit():
        second = make_adult("coordinator", community=community)
        _answers(community, 120)
        proposed = learning.take_lesson(actor=coordinator).id

    def adopt(who: Actor) -> str:
        try:
            with unit_of_work():
                learning.adopt(actor=who, weight_set_id=proposed)
        except AppError as error:
            return error.code
        return "adopted"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(adopt, (coordinator, second))) == ["adopted", "not_found"]


def test_a_coordinator_sees_what_would_change(
    as_account: Callable[[str], Api], unit: UnitOfWork, community: Community, coordinator: Actor
) -> None:
    api = as_account(coordinator.id)
    before = api.get("/friendbank/weights").json
    with unit():
        _answers(community, 120)
    shown = api.post("/friendbank/weights/lessons", {}).json
    again = api.get("/friendbank/weights").json
    adopted = api.post(f"/friendbank/weights/{shown['id']}/adoption", {}).json
    with unit():
        kept = session().get_one(WeightSet, shown["id"])

    assert before["id"] is None
    assert {part["name"]: part["now"] for part in before["weights"]} == WEIGHTS
    assert {part["then"] for part in before["weights"]} == {None}
    assert again == shown
    assert {part["name"]: part["then"] for part in shown["weights"]} == kept.weights
    assert (adopted["id"], adopted["version"]) == (None, shown["id"])
    assert {part["name"]: part["now"] for part in adopted["weights"]} == kept.weights
