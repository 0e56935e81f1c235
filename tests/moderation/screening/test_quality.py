"""Floors under what the engine finds; nothing is tuned on the aside and independent_test sets, so theirs are lower."""

import pytest

from moderation.screening import Action, screen
from tests.moderation.screening.examples import Figures, load, measure

FLOORS = [
    ("dev", "contact_info", Figures(0.98, 0.98)),
    ("dev", "self_harm", Figures(0.98, 0.95)),
    ("aside", "contact_info", Figures(0.97, 0.95)),
    ("aside", "self_harm", Figures(0.90, 0.90)),
    ("independent_dev", "contact_info", Figures(0.97, 0.97)),
    ("independent_dev", "self_harm", Figures(0.97, 0.93)),
    ("independent_test", "contact_info", Figures(0.81, 0.90)),
    ("independent_test", "self_harm", Figures(0.90, 0.80)),
]


@pytest.mark.parametrize(("name", "label", "floor"), FLOORS)
def test_finds_enough_and_cries_wolf_seldom(name: str, label: str, floor: Figures) -> None:
    figures = measure(load(name), label)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision


SETS = ("dev", "aside", "independent_dev", "independent_test", "wording", "everyday", "everyday_test")
ORDINARY_FLAGGED_AT_MOST = 0.04


@pytest.mark.parametrize("name", SETS)
def test_sets_hold_as_many_harmless_texts_as_any_label_and_repeat_none(name: str) -> None:
    examples = load(name)
    harmless = sum(not example.labels for example in examples)
    assert harmless >= sum("contact_info" in example.labels for example in examples)
    assert harmless >= sum("self_harm" in example.labels for example in examples)
    assert len({example.text for example in examples}) == len(examples)


def test_no_two_sets_share_a_text() -> None:
    texts = [example.text for name in SETS for example in load(name)]
    assert len(set(texts)) == len(texts)


def test_ordinary_chat_is_left_alone() -> None:
    """Written before the everyday examples were, and never learnt from."""
    ordinary = load("everyday_test")
    flagged = [example.text for example in ordinary if screen(example.text).action is not Action.ALLOW]
    assert len(flagged) <= ORDINARY_FLAGGED_AT_MOST * len(ordinary)


def test_the_examination_by_somebody_who_knew_no_rule() -> None:
    """Floors below what was measured once; nothing was ever tuned on its texts, and nobody has read them."""
    seen = [(example.labels, screen(example.text)) for example in load("exam")]
    marked = [verdict.action is not Action.ALLOW for labels, verdict in seen if labels]
    harmless = [verdict.action is not Action.ALLOW for labels, verdict in seen if not labels]
    assert sum(marked) >= 0.67 * len(marked)
    assert sum(harmless) <= 0.13 * len(harmless)
