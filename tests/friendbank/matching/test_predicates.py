from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.friendbank.matching.people import Barred, Person, Spot, minutes_between
from backend.friendbank.matching.pool import Pool
from backend.friendbank.matching.predicates import PREDICATES, find_allowed
from backend.friendbank.matching.rules import MENTORS, RULES, is_allowed
from backend.friendbank.matching.score import score
from backend.friendbank.matching.scoring import COMPONENTS, scores
from tests.friendbank.matching.making import HELLERUP, bars, crowds, pools, somebody


def _allowed(pool: Pool) -> set[tuple[int, int]]:
    one, other = np.divmod(np.arange(pool.size**2), max(1, pool.size))
    return set(zip(*(rows.tolist() for rows in find_allowed(pool, one, other)), strict=True))


def test_every_rule_has_its_twin() -> None:
    assert PREDICATES.keys() == RULES.keys()


@settings(max_examples=60)
@given(crowds(1, 5))
def test_each_rule_says_the_same_of_arrays_as_of_two_people(people: list[Person]) -> None:
    pool = Pool.of(people)
    one, other = np.divmod(np.arange(pool.size**2), pool.size)
    for code, holds in RULES.items():
        assert PREDICATES[code](pool, one, other).tolist() == [
            holds(mine, theirs) for mine, theirs in product(pool.people, repeat=2)
        ]


@given(st.one_of(crowds(), pools()), bars())
def test_arrays_allow_whom_the_rules_allow(people: list[Person], barred: Barred) -> None:
    pool = Pool.of(people, barred)

    assert _allowed(pool) == {
        (one, other)
        for one, other in product(range(pool.size), repeat=2)
        if is_allowed(pool.people[one], pool.people[other], barred=barred)
    }


@given(st.lists(st.tuples(st.integers(15, 70), st.sampled_from(("mentor", "youth"))), max_size=6))
def test_two_sides_are_told_apart(told: list[tuple[int, str]]) -> None:
    people = [somebody(f"p{index}", age=age, side=side) for index, (age, side) in enumerate(told)]
    pool = Pool.of(people, rules=MENTORS)

    assert _allowed(pool) == {
        (one, other)
        for one, other in product(range(pool.size), repeat=2)
        if is_allowed(pool.people[one], pool.people[other], rules=MENTORS)
    }


@given(st.floats(55.70, 55.80), st.floats(12.4, 12.7))
def test_a_trip_as_long_as_the_limit_is_the_limit_for_both(latitude: float, longitude: float) -> None:
    """Distances once differed in their last bits between arrays and numbers, and two of 100 000 crossed a limit."""
    there = somebody("there", spot=Spot(latitude, longitude), reach=None)
    exactly = minutes_between(somebody("here", spot=HELLERUP), there)
    assert exactly is not None
    for reach in (np.nextafter(exactly, 0.0), exactly):
        here = somebody("here", spot=HELLERUP, reach=float(reach))

        assert ((0, 1) in _allowed(Pool.of([here, there]))) == is_allowed(here, there) == (reach == exactly)


@settings(max_examples=60)
@given(crowds(1, 5))
def test_scores_are_the_same_to_the_last_bit(people: list[Person]) -> None:
    pool = Pool.of(people)
    one, other = np.divmod(np.arange(pool.size**2), pool.size)

    assert scores(pool, one, other).tolist() == [score(mine, theirs) for mine, theirs in product(pool.people, repeat=2)]


def test_more_slugs_than_fit_one_number() -> None:
    many = [f"{index:03}" for index in range(200)]
    fans, others = frozenset(many[:150]), frozenset(many[100:])
    pool = Pool.of([somebody("a", interests=fans), somebody("b", interests=others)])

    found = scores(pool, np.array([0]), np.array([1]))

    assert found.tolist() == [score(pool.people[0], pool.people[1])]
    assert COMPONENTS["interests"](pool, np.array([0]), np.array([1])).tolist() == pytest.approx([(1 / 3 + 1) / 2])
