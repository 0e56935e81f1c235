"""A CV goes out as JSON Resume and comes back the same; of others' files it says what it leaves."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.jobhelp.cv import resume
from backend.jobhelp.cv.models import KINDS, LEVELS, STYLES, TIMES, TRAVEL
from backend.jobhelp.cv.schemas import CvContent

WORDS = st.text("abcæøå نሳ.,", min_size=1, max_size=30).map(str.strip).filter(bool)
MAYBE = st.just("") | WORDS
WHEN = st.none() | st.sampled_from(["2020", "2024-08"])
CVS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("name", "phone", "email", "town", "about"), MAYBE),
        "experiences": st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(KINDS),
                    "title": WORDS,
                    "place": MAYBE,
                    "text": MAYBE,
                    "since": WHEN,
                    "until": WHEN,
                }
            ),
            max_size=8,
        ),
        "schools": st.lists(
            st.fixed_dictionaries({"school": MAYBE, "what": MAYBE, "since": WHEN, "until": WHEN}), max_size=4
        ),
        "languages": st.lists(
            st.fixed_dictionaries({"language": st.sampled_from(["da", "ti", "xx"]), "level": st.sampled_from(LEVELS)}),
            max_size=8,
        ),
        "strengths": st.lists(WORDS, max_size=8),
        "interests": st.lists(WORDS, max_size=8),
        "said": st.lists(
            st.fixed_dictionaries({"name": MAYBE, "relation": MAYBE, "words": MAYBE, "agreed": st.booleans()}),
            max_size=2,
        ),
        "times": st.lists(st.sampled_from(TIMES), unique=True),
        "travel": st.lists(st.sampled_from(TRAVEL), unique=True),
        "style": st.sampled_from(STYLES),
    }
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
SECTIONS = ["basics", "work", "volunteer", "education", "references", "skills", "interests", "languages", "meta"]


@given(CVS)
def test_it_comes_back_as_it_went(cv: dict[str, Any]) -> None:
    content = CvContent().load(cv)

    assert resume.read(resume.write(content)) == (content, [])


@given(st.dictionaries(st.sampled_from(SECTIONS) | st.text(max_size=10), JSON, max_size=6))
def test_whatever_a_file_holds_what_comes_of_it_is_a_cv(file: dict[str, Any]) -> None:
    content, left = resume.read(file)

    assert CvContent().load(content) == content
    assert all(isinstance(path, str) for path in left)


def test_a_file_of_another_program_keeps_what_fits_and_says_what_does_not() -> None:
    file = {
        "basics": {
            "name": "Alma Opdigtet",
            "label": "Kok",
            "image": "x.png",
            "summary": "Rolig.",
            "location": {"city": "Vejle", "address": "Vej 1"},
        },
        "work": [
            {"name": "Bageriet", "position": "Hjælper", "startDate": "2024-08-15", "highlights": ["Solgte brød"]},
            {"name": "x" * 200, "position": "For lang"},
        ],
        "languages": [{"language": "Dansk", "fluency": "Native speaker"}, {"language": "Klingon", "fluency": "good"}],
        "awards": [{"title": "Bedste kage"}],
    }

    content, left = resume.read(file)

    assert (content["name"], content["town"], content["about"]) == ("Alma Opdigtet", "Vejle", "Rolig.")
    assert [(one["title"], one["place"], one["since"]) for one in content["experiences"]] == [
        ("Hjælper", "Bageriet", "2024-08")
    ]
    assert content["languages"] == [{"language": "da", "level": "native"}]
    assert left == [
        "awards[].title", "basics.image", "basics.label", "basics.location.address", "languages[].fluency",
        "languages[].language", "work[].highlights[]", "work[].name", "work[].position", "work[].startDate",
    ]  # fmt: skip


@pytest.mark.parametrize("file", [{}, {"basics": None, "work": "nej"}, {"meta": {"dk": {"kinds": 7, "style": "pink"}}}])
def test_an_empty_or_odd_file_is_an_empty_cv(file: dict[str, Any]) -> None:
    assert resume.read(file)[0] == CvContent().load({})
