"""Floors under what the engine finds; the aside set's are lower because nothing was tuned on it."""

import pytest

from tests.moderation.screening.examples import Figures, load, measure

FLOORS = [
    ("dev", "contact_info", Figures(0.98, 0.98)),
    ("dev", "self_harm", Figures(0.98, 0.95)),
    ("aside", "contact_info", Figures(0.97, 0.95)),
    ("aside", "self_harm", Figures(0.78, 0.85)),
]


@pytest.mark.parametrize(("name", "label", "floor"), FLOORS)
def test_finds_enough_and_cries_wolf_seldom(name: str, label: str, floor: Figures) -> None:
    figures = measure(load(name), label)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision


@pytest.mark.parametrize("name", ["dev", "aside"])
def test_sets_hold_as_many_harmless_texts_as_any_label_and_share_none(name: str) -> None:
    examples = load(name)
    harmless = sum(not example.labels for example in examples)
    assert harmless >= sum("contact_info" in example.labels for example in examples)
    assert len({example.text for example in examples}) == len(examples)


def test_the_two_sets_share_no_text() -> None:
    assert not {example.text for example in load("dev")} & {example.text for example in load("aside")}
