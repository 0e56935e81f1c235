"""The examples keep to the words the rest of the program knows, in both languages, and point at nobody."""

import pytest

from moderation import guidelines
from moderation.calibration import examples
from moderation.calibration.examples import Example
from moderation.calibration.models import EXAMPLE_LENGTH
from moderation.screening.verdict import Label
from moderation.severity import SEVERITIES

ALL = list(examples.load().values())


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.id)
def test_an_example_is_whole(example: Example) -> None:
    assert example.label in set(Label)
    assert example.severity in SEVERITIES
    assert guidelines.find(example.guideline)
    assert (example.guideline == "all_fine") == example.fine
    assert set(example.why) == {"da", "en"}
    assert all(len(text) > 20 for text in example.why.values())
    assert example.text
    assert example.before
    assert all(set(line) == {"author", "text"} for line in example.before)
    assert len(example.id) <= EXAMPLE_LENGTH


def test_there_are_enough_and_of_both_sorts_everywhere() -> None:
    assert len(ALL) >= 24
    assert {language: sum(one.language == language for one in ALL) for language in ("da", "en")} == {"da": 14, "en": 14}
    for label in {one.label for one in ALL}:
        of_label = [one.fine for one in ALL if one.label == label]
        assert len(of_label) >= 4
        assert len(set(of_label)) == 2


def test_they_come_mixed() -> None:
    assert len({one.label for one in ALL[:6]}) > 2
    assert len({one.fine for one in ALL[:6]}) == 2
