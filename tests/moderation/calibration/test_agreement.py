"""Krippendorff's alpha, against the examples he published with it."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.calibration.agreement import alpha

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, parts A to C; a point is a missing value.
BINARY = ("0100000010", "1110010000")
NOMINAL = ("aabbdcccedda", "babbbccceddd")
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")

judgements = st.lists(st.lists(st.booleans(), max_size=6), max_size=8)


def units(observers: Sequence[str]) -> list[list[str]]:
    return [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(("observers", "published"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)])
def test_as_published(observers: Sequence[str], published: float) -> None:
    assert alpha(units(observers)) == pytest.approx(published, abs=0.0005)


def test_full_agreement_is_one_and_full_disagreement_is_less_than_chance() -> None:
    assert alpha([[True, True], [False, False, False]]) == 1
    assert alpha([[True, False], [False, True]]) == -0.5


@pytest.mark.parametrize("said", [[], [[True]], [[True], [False]], [[True, True], [True, True, True]]])
def test_where_nothing_can_be_told_nothing_is(said: list[list[bool]]) -> None:
    assert alpha(said) is None


@given(judgements, st.randoms())
def test_never_above_one_and_whoever_said_what_first(said: list[list[bool]], random: Random) -> None:
    value = alpha(said)
    assert value is None or value <= 1
    mixed = [random.sample(unit, len(unit)) for unit in random.sample(said, len(said))]
    assert alpha(mixed) == pytest.approx(value) if value is not None else alpha(mixed) is None
