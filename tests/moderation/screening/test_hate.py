"""Attacks on groups are seen; who one is, what is learnt in school and what was done to one are not."""

import pytest

from moderation.screening import Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.HATE


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("lær dansk", Severity.LOW),
        ("spasser", Severity.MEDIUM),
        ("din perker", Severity.HIGH),
        ("jøder skal dø", Severity.HIGH),
        ("p3rkersvin", Severity.HIGH),
        ("plejebørn er skadede varer", Severity.HIGH),
        ("go back to your country", Severity.HIGH),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "jeg er bøsse",
        "vi perkere holder sammen, haha jeg er selv en",
        "de kaldte mig perker",
        "jøderne flygtede til sverige i 1943",
        "jeg hader sorte sko",
        "alle muslimer er velkomne til iftar",
        "aber spiser bananer",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.94, 0.98)), ("aside", Figures(0.92, 0.92))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
