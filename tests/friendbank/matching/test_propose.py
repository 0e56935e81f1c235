from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.friendbank.matching.people import Barred, Offer, Person
from backend.friendbank.matching.propose import (
    candidates,
    choose,
    pick_by_hand,
    pick_greedily,
    propose,
    worth,
)
from backend.friendbank.matching.rules import why_not
from backend.friendbank.matching.score import score
from tests.friendbank.matching.making import crowds, somebody


@st.composite
def offer_lists(draw: st.DrawFn) -> list[Offer]:
    """Offers between up to six people, best first."""
    ids = [f"p{index}" for index in range(draw(st.integers(2, 6)))]
    pairs = draw(st.lists(st.sampled_from(list(combinations(ids, 2))), unique=True))
    offers = [Offer(one, other, draw(st.integers(1, 99)) / 100) for one, other in pairs]
    return sorted(offers, key=lambda offer: (-offer.score, offer.one, offer.other))


@given(crowds())
def test_a_round_keeps_every_rule_and_gives_nobody_two(people: list[Person]) -> None:
    by_id = {person.id: person for person in people}
    barred = Barred(blocked=frozenset({frozenset({"p00", "p01"})}))

    offers = propose(people, barred)

    seated = [person_id for offer in offers for person_id in (offer.one, offer.other)]
    assert len(seated) == len(set(seated))
    for offer in offers:
        assert why_not(by_id[offer.one], by_id[offer.other], barred=barred) == ()
        assert offer.score == score(by_id[offer.one], by_id[offer.other])


@given(crowds().flatmap(lambda people: st.tuples(st.just(people), st.permutations(people))))
def test_the_same_people_give_the_same_round_in_any_order(orders: tuple[list[Person], list[Person]]) -> None:
    one_order, another = orders

    assert propose(one_order) == propose(another)


@given(offer_lists())
def test_trading_never_does_worse_than_taking_the_best_first(offers: list[Offer]) -> None:
    assert worth(choose(offers)) >= worth(pick_greedily(offers))


@given(offer_lists())
def test_nobody_is_left_whom_one_more_pair_could_take_in(offers: list[Offer]) -> None:
    seated = {person_id for offer in choose(offers) for person_id in offer.pair}

    assert all(offer.pair & seated for offer in offers)


def test_coverage_comes_before_the_one_best_pair() -> None:
    offers = [Offer("b", "c", 0.9), Offer("a", "b", 0.6), Offer("c", "d", 0.6)]

    assert {offer.pair for offer in choose(offers)} == {frozenset("ab"), frozenset("cd")}
    assert {offer.pair for offer in pick_greedily(offers)} == {frozenset("bc")}
    assert {offer.pair for offer in pick_by_hand(offers, "abcd")} == {frozenset("ab"), frozenset("cd")}


def test_a_good_offer_comes_before_two_poor_ones_of_the_same_worth() -> None:
    offers = [Offer("b", "c", 0.9), Offer("a", "b", 0.3), Offer("c", "d", 0.3)]

    assert [offer.pair for offer in choose(offers)] == [frozenset("bc")]


@pytest.mark.parametrize("facts", [{"paused": True}, {"takes_part": False}, {"age": 30}])
def test_who_is_not_looking_is_no_candidate(facts: dict[str, object]) -> None:
    assert candidates([somebody("a"), somebody("b", **facts)]) == []
    assert len(candidates([somebody("a"), somebody("b")])) == 1
