from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from backend.friendbank.matching.people import Person, Spot
from backend.friendbank.matching.reasons import ENOUGH_TO_HIDE_AMONG, MOST_REASONS, Reason, count_facts, reasons
from backend.friendbank.matching.score import WEIGHTS, components, directed, explain, score
from tests.friendbank.matching.making import ANYBODY, persons, somebody

ABROAD = Spot(48.0, 2.0)
SUBJECT = {"interest": "interests", "dislike": "dislikes", "hope": "hopes", "time": "times"}


def _everybody_has(*people: Person) -> Counter[tuple[str, str]]:
    return Counter(dict.fromkeys(count_facts(people), ENOUGH_TO_HIDE_AMONG))


def _without(person: Person, reason: Reason) -> Person:
    """The same person, were the reason not true of them."""
    if reason.code == "near":
        return replace(person, spot=ABROAD)
    if reason.code == "age":
        return replace(person, age=person.age + 1)
    name = SUBJECT[reason.code]
    return replace(person, **{name: getattr(person, name) - {reason.fact}})


def test_weights_add_up_to_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


@given(persons("one"), persons("other"))
def test_the_score_is_a_share_and_the_same_both_ways(one: Person, other: Person) -> None:
    assert 0 <= score(one, other) <= 1
    assert score(one, other) == score(other, one)
    assert min(directed(one, other), directed(other, one)) <= score(one, other) + 1e-12
    assert set(components(one, other)) == set(WEIGHTS)
    assert all(0 <= part <= 1 for part in components(one, other).values())


@given(persons("one"), persons("other"))
def test_a_reason_is_true_and_the_score_falls_without_it(one: Person, other: Person) -> None:
    told = reasons(one, other, _everybody_has(one, other))
    assume(told)

    assert len(told) <= MOST_REASONS
    for reason in told:
        assert score(one, _without(other, reason)) < score(one, other)
        assert score(_without(one, reason), other) < score(one, other)


@settings(max_examples=50)
@given(persons("one"), persons("other"))
def test_every_component_that_speaks_for_two_is_explained(one: Person, other: Person) -> None:
    there, back, told = components(one, other), components(other, one), explain(one, other)

    assert list(told) == list(WEIGHTS)
    for name, fall in told.items():
        assert fall == pytest.approx(score(one, other) - score(one, other, {**WEIGHTS, name: 0.0}))
        assert (fall > 0) == (score(one, other) > 0 and there[name] + back[name] > 0)


def test_a_pair_is_only_as_good_as_for_whoever_gains_less() -> None:
    keen = somebody("one", interests=frozenset({"film"}), hopes=frozenset({"talk"}))
    broad = somebody(hopes=frozenset({"talk", "do_things", "calm_company"}))

    assert directed(keen, broad) > score(keen, broad) > directed(broad, keen)


@pytest.mark.parametrize(("sharing", "fact"), [(4, ""), (5, "film")])
def test_what_few_share_is_not_named(sharing: int, fact: str) -> None:
    one, other = (somebody(name, interests=frozenset({"film"}), times=frozenset()) for name in "ab")
    crowd = [somebody(f"c{index}", interests=frozenset({"film"})) for index in range(sharing - 2)]

    told = reasons(one, other, count_facts([one, other, *crowd]))

    assert told[0] == Reason("interest", fact)


def test_no_reason_names_a_place_or_a_number() -> None:
    told = reasons(ANYBODY, somebody(), Counter())

    assert told == [Reason("interest"), Reason("time"), Reason("near")]


@pytest.mark.parametrize("reason", [Reason("near"), Reason("interest", "film")])
def test_a_reason_survives_being_kept(reason: Reason) -> None:
    assert Reason.parse(str(reason)) == reason
