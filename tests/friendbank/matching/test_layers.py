from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.friendbank.matching import exact, layers
from backend.friendbank.matching.candidates import Graph, search
from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.layers import BALANCED, BEST_FIT, NOBODY_LEFT_OUT, choose
from backend.friendbank.matching.people import Person
from backend.friendbank.matching.pool import Pool
from backend.friendbank.matching.score import GOOD
from tests.friendbank.matching.making import pools, somebody

Offers = dict[tuple[int, int], float]


def _graph(size: int, offers: Offers) -> Graph:
    pairs = np.array(sorted(offers), dtype=np.int64).reshape(-1, 2)
    return Graph(size, pairs[:, 0], pairs[:, 1], np.array([offers[pair] for pair in sorted(offers)]))


def _chosen(size: int, offers: Offers, *, dial: float = BALANCED, **facts: int) -> set[tuple[int, int]]:
    graph = _graph(size, offers)
    pool = Pool.of(somebody(f"{index:03}", **facts) for index in range(size))
    pairs = choose(pool, graph, dial=dial).pairs
    return set(zip(graph.one[pairs].tolist(), graph.other[pairs].tolist(), strict=True))


def _worth(offers: Offers, pairs: set[tuple[int, int]], dial: float) -> float:
    return sum(200 * dial + 100 * (offers[pair] >= GOOD) + offers[pair] for pair in pairs)


@st.composite
def offer_lists(draw: st.DrawFn) -> tuple[int, Offers]:
    """Some people, and offers between some of them."""
    size = draw(st.integers(2, 9))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] < pair[1])
    return size, draw(st.dictionaries(pairs, st.integers(1, 99).map(lambda share: share / 100), max_size=20))


@pytest.mark.parametrize("dial", [BEST_FIT, BALANCED, NOBODY_LEFT_OUT])
@settings(max_examples=50)
@given(offer_lists())
def test_few_people_are_matched_as_well_as_can_be(dial: float, told: tuple[int, Offers]) -> None:
    size, offers = told
    graph = _graph(size, offers)
    value = np.array([_worth(offers, {pair}, dial) for pair in sorted(offers)])

    best = exact.solve(size, graph.one, graph.other, value)

    assert _worth(offers, _chosen(size, offers, dial=dial), dial) == pytest.approx(_worth(offers, best, dial), abs=1e-5)


@pytest.mark.parametrize("dial", [BALANCED, NOBODY_LEFT_OUT])
@pytest.mark.parametrize("seed", [1])
def test_many_people_are_matched_nearly_as_well_as_can_be(dial: float, seed: int) -> None:
    pool = Pool.of(invent(300, seed))
    graph = search(pool)
    value = graph.score + 200 * dial + 100 * (graph.score >= GOOD)
    best = exact.solve(pool.size, graph.one, graph.other, value)
    pairs = list(zip(graph.one.tolist(), graph.other.tolist(), strict=True))
    most = sum(amount for pair, amount in zip(pairs, value.tolist(), strict=True) if pair in best)

    choice = choose(pool, graph, dial=dial)

    assert 0.99 * most <= choice.worth <= most + 1e-3
    assert most <= choice.bound + 1e-3


def test_two_odd_circles_are_joined() -> None:
    triangles = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9, (3, 4): 0.9, (4, 5): 0.9, (3, 5): 0.9}

    assert len(_chosen(6, triangles)) == 2
    assert len(_chosen(6, {**triangles, (2, 3): 0.6})) == 3


def test_more_people_with_an_offer_come_before_the_best_pair() -> None:
    assert _chosen(4, {(1, 2): 0.9, (0, 1): 0.6, (2, 3): 0.6}) == {(0, 1), (2, 3)}


@pytest.mark.parametrize(
    ("dial", "pairs"),
    [(BEST_FIT, {(1, 2)}), (BALANCED, {(1, 2)}), (NOBODY_LEFT_OUT, {(0, 1), (2, 3)})],
)
def test_the_dial_says_whether_a_good_offer_may_become_two_poor_ones(dial: float, pairs: set[tuple[int, int]]) -> None:
    assert _chosen(4, {(1, 2): 0.9, (0, 1): 0.3, (2, 3): 0.3}, dial=dial) == pairs


def test_several_offers_come_in_layers_that_put_those_without_first() -> None:
    path = {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.4}

    assert _chosen(3, path) == {(0, 1)}
    assert _chosen(3, path, most_proposals=2) == set(path)
    assert _chosen(4, {(0, 1): 0.9, (1, 2): 0.6, (1, 3): 0.55}, most_proposals=2) == {(0, 1), (1, 2)}


def test_waiting_decides_between_equals_only() -> None:
    long = Pool.of([somebody("a"), somebody("b"), somebody("c", waiting_days=90)])
    for offers, chosen in (({(0, 1): 0.7, (0, 2): 0.7}, 2), ({(0, 1): 0.7001, (0, 2): 0.7}, 1)):
        graph = _graph(3, offers)

        assert graph.other[choose(long, graph).pairs].tolist() == [chosen]


@settings(max_examples=60)
@given(pools(), st.sampled_from((0.0, 0.4, 1.0)))
def test_nobody_gets_more_than_they_have_room_for(people: list[Person], dial: float) -> None:
    pool = Pool.of(people)
    graph = search(pool)
    pairs = choose(pool, graph, dial=dial).pairs

    got = Counter([*graph.one[pairs].tolist(), *graph.other[pairs].tolist()])

    assert len(set(pairs.tolist())) == len(pairs)
    assert all(count <= pool.room[row] for row, count in got.items())


@given(st.integers(0, 5), st.lists(st.integers(1, 3), max_size=3))
def test_mentors_take_as_many_as_they_have_room_for(youths: int, rooms: list[int]) -> None:
    people = [somebody(f"y{index}", side="youth") for index in range(youths)]
    people += [somebody(f"m{index}", side="mentor", most_proposals=room) for index, room in enumerate(rooms)]
    pool = Pool.of(people)
    graph = search(pool, keep=10)

    choice = choose(pool, graph)

    assert len(choice.pairs) == min(youths, sum(rooms))
    assert choice.worth == pytest.approx(choice.bound)


def test_a_mentor_goes_where_it_does_most_good() -> None:
    people = [somebody("m", side="m"), *(somebody(f"y{index}", side="y") for index in range(3))]
    pool = Pool.of([replace(people[0], most_proposals=2), *people[1:]])
    graph = _graph(4, {(0, 1): 0.4, (0, 2): 0.9, (0, 3): 0.6})

    assert graph.other[choose(pool, graph).pairs].tolist() == [2, 3]


@pytest.mark.parametrize("dial", [-0.1, 1.1, float("nan")])
def test_there_is_no_such_dial(dial: float) -> None:
    with pytest.raises(ValueError, match="dial"):
        layers.choose(Pool.of([]), _graph(0, {}), dial=dial)
