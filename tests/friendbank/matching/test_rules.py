from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given

from backend.accounts.ages import ADULT_AGE
from backend.friendbank.matching.people import Barred, Person
from backend.friendbank.matching.rules import IN_A_GROUP, MENTORS, RULES, is_allowed, why_not
from tests.friendbank.matching.making import ANYBODY, FAR, persons, somebody

PAIR = frozenset({"one", "other"})
BARS = {
    "blocked": Barred(blocked=frozenset({PAIR})),
    "no_contact": Barred(no_contact=frozenset({PAIR})),
    "cooling_off": Barred(cooling=frozenset({PAIR})),
    "already_friends": Barred(friends=frozenset({PAIR})),
    "already_proposed": Barred(proposed=frozenset({PAIR})),
}


def test_nothing_speaks_against_two_who_fit() -> None:
    assert why_not(ANYBODY, somebody()) == ()
    assert is_allowed(ANYBODY, somebody())


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"takes_part": False}, ("not_taking_part",)),
        ({"paused": True}, ("paused",)),
        ({"community_id": "there"}, ("other_community",)),
        ({"community_id": "there", "opened": True}, ("other_community",)),
        ({"age": 18}, ("age",)),
        ({"languages": frozenset({"uk"})}, ("no_language",)),
        ({"languages": frozenset()}, ("no_language",)),
        ({"languages": frozenset({"uk", "da"})}, ()),
        ({"times": frozenset({"weekday_evening"})}, ("no_time",)),
        ({"times": frozenset()}, ()),
        ({"spot": FAR}, ("too_far",)),
        ({"spot": FAR, "reach": 300}, ("too_far",)),
        ({"spot": None}, ()),
        ({"reach": None}, ()),
        ({"reach": 4}, ("too_far",)),
        ({"least_together": 3}, ("only_groups",)),
        ({"gender": "boy"}, ()),
        ({"gender": "boy", "only_gender": True}, ("other_gender",)),
        ({"most_years": 0}, ()),
        ({"most_years": 0, "age": 17}, ("age_gap",)),
        ({"most_years": 1, "age": 17}, ()),
        ({"online_first": True, "spot": FAR}, ("too_far",)),
        ({"side": "mentor"}, ()),
        ({"open_proposals": 1}, ("enough_proposals",)),
        ({"open_proposals": 1, "most_proposals": 2}, ()),
        ({"age": 19, "paused": True}, ("paused", "age")),
    ],
)
def test_each_rule_stands_alone(facts: dict[str, Any], codes: tuple[str, ...]) -> None:
    other = somebody(**facts)

    assert why_not(ANYBODY, other) == codes
    assert is_allowed(ANYBODY, other) == (not codes)


def test_an_own_limit_holds_whoever_of_the_two_set_it() -> None:
    girl = replace(ANYBODY, gender="girl", only_gender=True, most_years=0)

    assert why_not(girl, somebody(gender="girl")) == ()
    for gender in ("", "boy", "other"):
        assert why_not(girl, somebody(gender=gender)) == why_not(somebody(gender=gender), girl) == ("other_gender",)
    assert why_not(girl, somebody(gender="girl", age=17)) == ("age_gap",)


def test_the_way_matters_to_nobody_only_when_both_would_write_first() -> None:
    far = somebody(spot=FAR, online_first=True)

    assert why_not(ANYBODY, far) == ("too_far",)
    assert why_not(replace(ANYBODY, online_first=True), far) == ()


def test_two_communities_meet_only_when_both_opened() -> None:
    here, there = somebody("one", opened=True), somebody(community_id="there", opened=True)

    assert why_not(here, there) == ()
    assert why_not(ANYBODY, there) == ("other_community",)


@pytest.mark.parametrize(("code", "barred"), BARS.items())
def test_each_bar_between_two_counts_for_them_alone(code: str, barred: Barred) -> None:
    assert why_not(ANYBODY, somebody(), barred=barred) == (code,)
    assert why_not(ANYBODY, somebody("third"), barred=barred) == ()


def test_every_bar_is_tried() -> None:
    assert len(BARS) == len(fields(Barred))


def test_mentors_meet_youths_of_any_age_and_no_other_mentors() -> None:
    youth, mentor, another = (
        somebody(name, side=name[0], age=age, most_years=0) for name, age in (("y", 15), ("m", 40), ("m2", 41))
    )

    assert why_not(youth, mentor, rules=MENTORS) == ()
    assert why_not(mentor, another, rules=MENTORS) == ("same_side",)


def test_two_of_a_group_need_not_want_to_be_alone_together() -> None:
    shy = somebody(least_together=3)

    assert not is_allowed(ANYBODY, shy)
    assert is_allowed(ANYBODY, shy, rules=IN_A_GROUP)


def test_nobody_meets_themself() -> None:
    assert why_not(ANYBODY, ANYBODY) == ("not_taking_part",)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (13, 14, True),
        (14, 15, True),
        (13, 15, False),
        (14, 16, False),
        (15, 17, True),
        (17, 18, False),
        (16, 18, False),
        (18, 22, True),
        (12, 13, False),
        (22, 23, False),
    ],
)
def test_which_ages_is_allowed(one: int, other: int, *, fit: bool) -> None:
    young, old = somebody("one", age=one), somebody(age=other)

    assert why_not(young, old) == why_not(old, young) == (() if fit else ("age",))


@given(persons("one"), persons("other"))
def test_rules_do_not_care_who_is_named_first(one: Person, other: Person) -> None:
    assert set(why_not(one, other)) == set(why_not(other, one)) <= set(RULES)
    assert is_allowed(one, other) == (why_not(one, other) == ())


@given(persons("one"), persons("other"))
def test_a_minor_never_meets_somebody_grown(one: Person, other: Person) -> None:
    if is_allowed(one, other):
        assert (one.age < ADULT_AGE) == (other.age < ADULT_AGE)
