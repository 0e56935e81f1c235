"""The guidelines can be read by those they are for."""

import pytest

from backend.core.text import LANGUAGES
from moderation import guidelines
from tests.support.lix import lix


def test_each_is_there_in_every_language() -> None:
    assert len(guidelines.load()) >= 10
    for guideline in guidelines.load().values():
        assert set(guideline.title) == set(guideline.text) == set(LANGUAGES)
        assert all([*guideline.title.values(), *guideline.text.values()])


def test_they_are_easy_to_read() -> None:
    together = " ".join(guideline.text["da"] for guideline in guidelines.load().values())
    assert lix(together) <= 25


def test_an_unknown_one_is_none() -> None:
    assert guidelines.find("be_kind") is guidelines.load()["be_kind"]
    assert guidelines.find("made_up") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_reader_sees_one_language(language: str) -> None:
    guideline = guidelines.load()["be_kind"]
    assert guideline.in_language(language) == {
        "id": "be_kind",
        "title": guideline.title[language],
        "text": guideline.text[language],
    }
