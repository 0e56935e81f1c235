from itertools import combinations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings

from backend.friendbank.matching import candidates
from backend.friendbank.matching.candidates import count_partners, search
from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.people import Barred, Person
from backend.friendbank.matching.pool import Pool
from backend.friendbank.matching.rules import MENTORS, is_allowed
from backend.friendbank.matching.score import score
from tests.friendbank.matching.making import bars, pools, somebody

Pairs = dict[tuple[int, int], float]


def _found(pool: Pool, keep: int) -> Pairs:
    graph = search(pool, keep=keep)
    return {
        (one, other): value
        for one, other, value in zip(graph.one.tolist(), graph.other.tolist(), graph.score.tolist(), strict=True)
    }


def _brute_force(pool: Pool, barred: Barred) -> Pairs:
    return {
        (one, other): score(pool.people[one], pool.people[other])
        for one, other in combinations(range(pool.size), 2)
        if is_allowed(pool.people[one], pool.people[other], barred=barred)
    }


@settings(max_examples=60)
@given(pools(), bars())
def test_everything_allowed_is_found_among_few(people: list[Person], barred: Barred) -> None:
    pool = Pool.of(people, barred)

    assert _found(pool, keep=len(people)) == _brute_force(pool, barred)


@pytest.mark.parametrize("keep", [1, 3])
@settings(max_examples=30)
@given(pools(2, 9))
def test_each_keeps_the_best(keep: int, people: list[Person]) -> None:
    pool = Pool.of(people)
    every, found = _brute_force(pool, Barred()), _found(pool, keep)

    for row in range(pool.size):
        own = sorted((value for pair, value in every.items() if row in pair), reverse=True)
        kept = sorted((value for pair, value in found.items() if row in pair), reverse=True)
        assert kept[:keep] == own[:keep]


@pytest.mark.parametrize("seed", range(2))
def test_whoever_has_few_partners_has_all_of_them_found(seed: int) -> None:
    """With far fewer neighbours looked at than usual, and people of rare languages, without areas and short trips."""
    people = invent(250, seed)
    people = [somebody(f"none{index}", spot=None, age=17, reach=None) for index in range(20)] + people
    pool = Pool.of(people)
    every = _brute_force(pool, Barred())
    with patch.multiple(candidates, COMPARE_ALL_BELOW=20, NEAREST=15):
        found = _found(pool, keep=10)

    few = {row for row in range(pool.size) if sum(row in pair for pair in every) < 10}
    assert len(few) > 10
    assert {pair for pair in every if few & {*pair}} == {pair for pair in found if few & {*pair}}
    assert all(sum(row in pair for pair in found) >= 10 for row in set(range(pool.size)) - few)
    assert found.items() <= every.items()


def test_people_of_one_place_are_not_all_given_the_same_neighbours() -> None:
    pool = Pool.of([somebody(f"{index:04}") for index in range(300)])
    with patch.multiple(candidates, COMPARE_ALL_BELOW=20, NEAREST=15):
        graph = search(pool, keep=10)

    assert np.bincount(np.concatenate((graph.one, graph.other))).max() < 40


def test_sides_only_find_each_other() -> None:
    youths = [somebody(f"y{index}", side="youth") for index in range(3)]
    mentors = [somebody(f"m{index}", side="mentor", age=40) for index in range(2)]
    pool = Pool.of(youths + mentors, rules=MENTORS)

    assert _found(pool, keep=5).keys() == {(mentor, youth) for mentor in (0, 1) for youth in (2, 3, 4)}


@settings(max_examples=30)
@given(pools(1, 7), bars())
def test_partners_are_counted(people: list[Person], barred: Barred) -> None:
    pool = Pool.of(people, barred)
    every = _brute_force(pool, barred)

    counted = count_partners(pool, np.arange(pool.size), pool.looking)

    assert counted.tolist() == [sum(row in pair for pair in every) for row in range(pool.size)]
