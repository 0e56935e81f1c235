"""Floors under what is found in conversations; nothing is tuned on the texts of the aside and exam sets."""

import pytest

from tests.moderation.screening.conversation.measuring import cry_wolf, in_time, scanned

FLOORS = [
    ("conversations_dev", "grooming", 0.92),
    ("conversations_dev", "pile_on", 0.85),
    ("conversations_dev", "self_harm", 0.85),
    ("conversations_dev", "disclosure", 0.85),
    ("conversations_aside", "grooming", 0.90),
    ("conversations_aside", "pile_on", 0.50),
    ("conversations_aside", "self_harm", 0.75),
    ("conversations_aside", "disclosure", 0.50),
    ("conversations_exam", "grooming", 0.68),
    ("conversations_exam", "self_harm", 0.75),
    ("conversations_exam", "disclosure", 0.25),
]


@pytest.mark.parametrize(("name", "kind", "floor"), FLOORS)
def test_flags_in_time(name: str, kind: str, floor: float) -> None:
    assert in_time(name, kind) >= floor


@pytest.mark.parametrize(
    ("name", "ceiling"), [("conversations_dev", 0.04), ("conversations_aside", 0.08), ("conversations_exam", 0.12)]
)
def test_cries_wolf_seldom(name: str, ceiling: float) -> None:
    assert cry_wolf(name) <= ceiling


def test_no_two_sets_share_a_conversation() -> None:
    sets = ("conversations_dev", "conversations_aside", "conversations_exam")
    texts = [tuple(message["text"] for message in conv["messages"]) for name in sets for conv, _ in scanned(name)]
    assert len(set(texts)) == len(texts)
