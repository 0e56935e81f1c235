import pytest

from backend.friendbank.matching.groups import Group, make_groups
from backend.friendbank.matching.people import Barred
from backend.friendbank.matching.pool import Pool
from tests.friendbank.matching.making import somebody


def _sizes(groups: list[Group]) -> list[int]:
    return [len(group.people) for group in groups]


@pytest.mark.parametrize(("number", "sizes"), [(2, []), (3, [3]), (4, [4]), (7, [4, 3]), (8, [4, 4])])
def test_those_who_only_want_company_of_several_are_put_together(number: int, sizes: list[int]) -> None:
    pool = Pool.of(somebody(f"{index}", least_together=3) for index in range(number))

    assert _sizes(make_groups(pool, range(number), [])) == sizes


def test_nobody_shares_a_group_with_somebody_they_blocked() -> None:
    people = [somebody(f"{index}") for index in range(4)]
    barred = Barred(blocked=frozenset({frozenset({"0", "1"})}))

    (group,) = make_groups(Pool.of(people, barred), range(4), [])

    assert not {"0", "1"} <= {*group.people}


def test_a_pair_takes_somebody_in() -> None:
    pool = Pool.of(somebody(f"{index}") for index in range(3))

    (group,) = make_groups(pool, [2], [(0, 1)])

    assert group.people == group.pleased == ("0", "1", "2")
    assert 0.5 < group.score < 1


@pytest.mark.parametrize("who", ["0", "2"])
def test_whoever_wants_to_be_two_stays_two(who: str) -> None:
    pool = Pool.of(somebody(f"{index}", most_together=2 if str(index) == who else 4) for index in range(3))

    assert make_groups(pool, [2], [(0, 1)]) == []


def test_four_together_is_more_than_some_want() -> None:
    pool = Pool.of(somebody(f"{index}", most_together=3) for index in range(4))

    assert _sizes(make_groups(pool, range(4), [])) == [3]


def test_whoever_wants_four_is_not_put_with_a_pair() -> None:
    pool = Pool.of([somebody("0"), somebody("1"), somebody("2", least_together=4)])

    assert make_groups(pool, [2], [(0, 1)]) == []


def test_whoever_has_fewest_to_turn_to_comes_first() -> None:
    """Only one pair speaks Ukrainian; somebody who speaks Danish as well leaves it to the one who does not."""
    both = frozenset({"da", "uk"})
    people = [somebody("a", languages=both), somebody("b", languages=both), somebody("c"), somebody("d")]
    people += [somebody("e", languages=both), somebody("f", languages=frozenset({"uk"}))]
    barred = Barred(blocked=frozenset({frozenset({"e", "f"})}))

    groups = make_groups(Pool.of(people, barred), [4, 5], [(0, 1), (2, 3)])

    assert sorted(group.people for group in groups) == [("a", "b", "f"), ("c", "d", "e")]
