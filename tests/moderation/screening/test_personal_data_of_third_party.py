"""Another's health, case, family and address are seen; one's own, harmless news and public figures are not."""

import pytest

from moderation.screening import Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.PERSONAL_DATA_OF_THIRD_PARTY


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Emil har adhd", Severity.MEDIUM),
        ("hvor bor Emma henne", Severity.MEDIUM),
        ("Noah har hiv", Severity.HIGH),
        ("hun er anbragt fordi moren drikker", Severity.HIGH),
        ("hans mor er narkoman", Severity.HIGH),
        ("jeg har læst hans sagsakter", Severity.HIGH),
        ("Idas cpr er 120507-1234", Severity.HIGH),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "jeg har adhd",
        "jeg er anbragt",
        "min far sidder i fængsel",
        "Emma er syg i dag",
        "i bogen er moren alkoholiker",
        "hvad er adressen på klubben",
        "hans mor er lærer",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.97, 0.98)), ("aside", Figures(0.95, 0.97))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
