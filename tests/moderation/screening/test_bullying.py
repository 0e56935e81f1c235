"""Insults and exclusion are seen; teasing among friends, self-mockery and a victim's account are not punished."""

import pytest

from moderation.screening import Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.BULLYING


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("hold kæft", Severity.LOW),
        ("du er så grim", Severity.MEDIUM),
        ("ingen gider have dig med", Severity.MEDIUM),
        ("you don't belong here", Severity.MEDIUM),
        ("hele klassen hader dig", Severity.HIGH),
        ("gå ud og dø", Severity.HIGH),
        ("dr4eb dig selv", Severity.HIGH),
        ("lad os alle ignorere hende fra nu af", Severity.HIGH),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "haha du er så dum, elsker dig",
        "jeg er en idiot",
        "hold kæft en god film",
        "de kalder mig grim",
        "ingen gider rydde op",
        "vi ser en film om mobning",
        "grim julesweater dag",
        "you're killing it",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.94, 0.98)), ("aside", Figures(0.92, 0.86))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
