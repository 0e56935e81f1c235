"""Trade, couriers, minors and daily use are seen; prevention, own medicine, recovery and puns are not."""

import pytest

from moderation.screening import Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.DRUGS_ALCOHOL


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("er weed farligt", Severity.LOW),
        ("har du snus", Severity.MEDIUM),
        ("skal vi drikke os fulde", Severity.MEDIUM),
        ("sælger hash", Severity.HIGH),
        ("kør en pakke for mig og tjen 3000", Severity.HIGH),
        ("sælger h4$h", Severity.HIGH),
        ("jeg drikker hver dag", Severity.HIGH),
        ("i'll buy you alcohol, come over", Severity.HIGH),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "jeg tager ritalin for min adhd, lægen har skrevet det ud",
        "hash browns med bacon er det bedste",
        "jeg har været clean i et år",
        "kan du hente min pakke",
        "coke or pepsi?",
        "jeg er høj for min alder",
        "plakat om snus",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.92, 0.98)), ("aside", Figures(0.9, 0.94))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
