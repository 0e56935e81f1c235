"""Openings to and from other programs: what is kept is the same, and what is not is named."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.jobhelp.openings import postings

AREAS = {"near-by": "Nærby", "far-off": "Fjernby"}
OPENING: dict[str, Any] = {
    "title": "Pak brød",
    "about": "Du pakker brød.\nOg rydder hylder.",
    "kind": "internship",
    "open_until": date(2027, 3, 1),
    "area_name": "Nærby",
    "employer": {"name": "Bageren", "cvr": "99060816"},
}


def test_what_is_written_is_read_back_and_the_rest_is_named() -> None:
    posting = postings.write(OPENING, "skoleuger: onsdag 15.00-17.00")
    assert posting["hiringOrganization"]["identifier"]["value"] == "99060816"
    facts, left = postings.read(posting, AREAS)
    assert facts == {
        "title": OPENING["title"],
        "about": OPENING["about"],
        "kind": "internship",
        "open_until": date(2027, 3, 1),
        "area": "near-by",
    }
    assert left == ["hiringOrganization", "workHours"]


@pytest.mark.parametrize(
    ("said", "kept", "left"),
    [
        ({"title": "  To   ord "}, {"title": "To ord"}, []),
        ({"title": "x" * 81}, {"title": "x" * 80}, ["title"]),
        ({"title": 7}, {"title": ""}, []),
        (
            {"description": "<p>Hej</p><script>alert(1)</script><ul><li>du</li></ul> &amp; mig"},
            {"about": "Hej\ndu\n& mig"},
            [],
        ),
        ({"employmentType": ["PART_TIME"]}, {"kind": "leisure_job"}, []),
        ({"employmentType": "FULL_TIME"}, {"kind": "leisure_job"}, ["employmentType"]),
        ({"validThrough": "2027-03-01T23:59:00+01:00"}, {"open_until": date(2027, 3, 1)}, []),
        ({"validThrough": "2027-02-30"}, {"open_until": None}, ["validThrough"]),
        ({"jobLocation": [{"address": {"addressLocality": "FJERNBY"}}]}, {"area": "far-off"}, []),
        ({"jobLocation": {"address": "Vejen 1"}}, {"area": None}, ["jobLocation"]),
        ({"baseSalary": 1, "title": "Ja"}, {"title": "Ja"}, ["baseSalary"]),
    ],
)
def test_what_others_write_is_kept_as_far_as_it_goes(
    said: dict[str, Any], kept: dict[str, Any], left: list[str]
) -> None:
    facts, gone = postings.read(said, AREAS)
    assert {name: facts[name] for name in kept} == kept
    assert gone == left


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["title", "description", "employmentType", "validThrough", "jobLocation"]), JSON)
)
def test_nothing_anybody_sends_breaks_the_reading(posting: dict[str, Any]) -> None:
    facts, _left = postings.read(posting, AREAS)
    assert len(facts["title"]) <= postings.TITLE
    assert facts["kind"] in {"leisure_job", "internship"}
