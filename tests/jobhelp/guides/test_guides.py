"""Guides: both languages say the same, nothing rots, and no answer tells of care."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backend.core.telling import tells
from backend.jobhelp.guides import reading
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth

DATA = Path(reading.__file__).with_name("data")
NAMES = pytest.mark.parametrize("name", reading.NAMES)


def _texts(said: Any) -> Iterator[dict[str, str]]:
    if isinstance(said, dict) and said.keys() == {"da", "en"}:
        yield said
    elif isinstance(said, (dict, list)):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _texts(one)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text())


def test_every_file_is_a_guide() -> None:
    assert {path.stem for path in DATA.glob("*.toml")} == set(reading.NAMES)


@NAMES
def test_each_text_is_there_in_both_languages_and_not_the_same(name: str) -> None:
    texts = list(_texts(_read(name)))
    assert len(texts) > 20
    assert [text for text in texts if not text["da"].strip() or text["da"] == text["en"]] == []
    parts = _read(name)["parts"]
    assert len({part["id"] for part in parts}) == len(parts)


@NAMES
def test_somebody_has_looked_and_links_are_safe(name: str) -> None:
    guide = _read(name)
    assert type(guide["looked_on"]) is date
    assert all(link["url"].startswith("https://") for link in guide["links"])


def test_no_sum_of_money_and_no_year_stands_there_to_rot() -> None:
    for text in _texts(_read("money")):
        for words in text.values():
            assert not re.search(r"\bkr\b|DKK|\d{3,}|%", words)


def test_what_one_could_say_in_an_interview_tells_of_no_care() -> None:
    said = [point for part in _read("interview")["parts"] for point in part["points"]]
    assert [words for point in said for words in point.values() if tells(words)] == []


@pytest.mark.parametrize(("language", "title"), [("da", "Samtalen"), ("en", "The interview")])
def test_it_speaks_the_readers_language(
    unit: UnitOfWork, as_account: Callable[[str], Api], language: str, title: str
) -> None:
    with unit():
        youth = make_youth(community=make_community(), language=language)

    answer = as_account(youth.id).get("/jobhelp/guides/interview")

    assert (answer.status_code, answer.json["title"]) == (200, title)
    assert as_account(youth.id).get("/jobhelp/guides/secrets").status_code == 404
