import json
from typing import Any

import pytest

from backend.friendbank.matching.errors import BadPool
from backend.friendbank.matching.people import Barred, Person, Spot
from backend.friendbank.matching.pool import Pool
from backend.friendbank.matching.reading import FIELDS, read_people
from tests.friendbank.matching.making import somebody

PLAIN = {"id": "a", "age": 16, "languages": ["da"]}


def test_a_row_with_everything_is_read() -> None:
    slugs = {"interests": ["film"], "dislikes": ["bold"], "times": ["weekend_day"], "hopes": ["talk"], "blocked": ["b"]}
    place = {"community_id": "here", "area": {"latitude": 55.7, "longitude": 12.5}, "reach": 30, "side": "youth"}
    limits = {"gender": "girl", "only_gender": True, "most_years": 1, "online_first": True}
    flags = {"takes_part": True, "paused": False, "opened": True}
    numbers = {"open_proposals": 0, "most_proposals": 2, "least_together": 2, "most_together": 3, "waiting_days": 9}
    row = {**PLAIN, **slugs, **place, **flags, **numbers, **limits}
    assert row.keys() == FIELDS.keys()

    people, barred = read_people([row])

    assert people == [
        Person(
            id="a",
            age=16,
            community_id="here",
            languages=frozenset({"da"}),
            interests=frozenset({"film"}),
            dislikes=frozenset({"bold"}),
            times=frozenset({"weekend_day"}),
            hopes=frozenset({"talk"}),
            spot=Spot(55.7, 12.5),
            reach=30,
            opened=True,
            most_proposals=2,
            most_together=3,
            waiting_days=9,
            side="youth",
            gender="girl",
            only_gender=True,
            most_years=1,
            online_first=True,
        )
    ]
    assert barred == Barred(blocked=frozenset({frozenset({"a", "b"})}))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ({"people": []}, "not_a_list"),
        (["a"], "not_a_person"),
        ([{**PLAIN, "looks": 9}], "unknown_field"),
        ([{"id": "a", "age": 16}], "missing_field"),
        ([{**PLAIN, "age": float("nan")}], "not_a_number"),
        ([{**PLAIN, "age": 16.5}], "bad_value"),
        ([{**PLAIN, "age": "16"}], "bad_value"),
        ([{**PLAIN, "age": True}], "bad_value"),
        ([{**PLAIN, "age": -1}], "bad_age"),
        ([{**PLAIN, "age": 10**30}], "bad_age"),
        ([{**PLAIN, "languages": "da"}], "bad_value"),
        ([{**PLAIN, "languages": [None]}], "bad_value"),
        ([{**PLAIN, "id": ""}], "bad_value"),
        ([{**PLAIN, "id": None}], "bad_value"),
        ([{**PLAIN, "paused": "no"}], "bad_value"),
        ([{**PLAIN, "side": 2}], "bad_value"),
        ([{**PLAIN, "reach": float("nan")}], "not_a_number"),
        ([{**PLAIN, "reach": float("inf")}], "not_a_number"),
        ([{**PLAIN, "reach": -5}], "bad_reach"),
        ([{**PLAIN, "area": "Hellerup"}], "bad_value"),
        ([{**PLAIN, "area": {"latitude": 55.7}}], "bad_value"),
        ([{**PLAIN, "area": {"latitude": float("nan"), "longitude": 12}}], "not_a_number"),
        ([{**PLAIN, "area": {"latitude": 155.7, "longitude": 12}}], "nowhere"),
        ([{**PLAIN, "interests": ["film"], "dislikes": ["film"]}], "contradiction"),
        ([{**PLAIN, "least_together": 4, "most_together": 3}], "contradiction"),
        ([{**PLAIN, "most_together": 1}], "contradiction"),
        ([{**PLAIN, "open_proposals": -1}], "negative"),
        ([{**PLAIN, "most_years": -1}], "negative"),
        ([{**PLAIN, "most_years": 1.5}], "bad_value"),
        ([{**PLAIN, "only_gender": True}], "contradiction"),
        ([{**PLAIN, "gender": None}], "bad_value"),
    ],
)
def test_what_is_no_person_is_refused(rows: Any, code: str) -> None:
    with pytest.raises(BadPool) as refused:
        read_people(json.loads(json.dumps(rows)))

    assert refused.value.code == code
    assert str(refused.value).endswith(".")


def test_nobody_is_there_twice() -> None:
    with pytest.raises(BadPool, match="twice"):
        Pool.of([somebody("a"), somebody("a", age=15)])


def test_sides_are_for_all_or_for_none() -> None:
    with pytest.raises(BadPool, match="side"):
        Pool.of([somebody("a", side="youth"), somebody("b")])


def test_a_place_that_is_no_number_is_nowhere() -> None:
    with pytest.raises(BadPool, match="no place"):
        Spot(float("nan"), 12.0)
