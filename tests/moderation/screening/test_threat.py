"""Violence and blackmail are seen; sport, games, film, cooking and whoever is threatened are left alone."""

import pytest

from moderation.screening import Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.THREAT


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("bare vent", Severity.MEDIUM),
        ("jeg smadrer dig", Severity.HIGH),
        ("i know where you live", Severity.HIGH),
        ("jeg deler dine nøgenbilleder hvis du ikke svarer", Severity.HIGH),
        ("din sag kommer på nettet hvis du ikke betaler", Severity.HIGH),
        ("jegdræberdig", Severity.HIGH),
        ("jeg tager en pistol med i skole i morgen", Severity.CRITICAL),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "jeg smadrer dig i fifa",
        "skær brødet",
        "jeg finder dig i kantinen",
        "i filmen siger han jeg slår dig ihjel",
        "pas på dig selv, knus",
        "my mom is gonna kill me",
        "jeg deler billederne fra lejren",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.95, 0.98)), ("aside", Figures(0.9, 0.94))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
