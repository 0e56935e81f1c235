"""Whoever tells of violence, neglect or control is helped; ordinary conflict, fiction and games are left alone."""

import pytest

from moderation.screening import Action, Label, Severity, screen
from tests.moderation.screening.examples import Figures, load, measure

LABEL = Label.VIOLENCE_AT_HOME_DISCLOSURE


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("min mor drikker hver dag", Severity.MEDIUM),
        ("min far slår mig", Severity.HIGH),
        ("my boyfriend hit me", Severity.HIGH),
        ("pædagogen holdt mig nede i gulvet", Severity.HIGH),
        ("der er aldrig mad derhjemme", Severity.HIGH),
        ("de vil gifte mig væk til sommer", Severity.HIGH),
        ("hjælp han slår mig lige nu", Severity.CRITICAL),
    ],
)
def test_the_graver_the_heavier(text: str, severity: Severity) -> None:
    reasons = [reason for reason in screen(text).reasons if reason.label is LABEL]
    assert Severity.heaviest(*(reason.severity for reason in reasons)) is severity


@pytest.mark.parametrize(
    "text",
    [
        "min far slår græs",
        "jeg har blå mærker efter fodbold",
        "mor låser døren om natten",
        "min søster skal giftes til sommer",
        "min mor skældte mig ud",
        "my dad beats eggs",
        "min kæreste slog op med mig i går",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert LABEL not in screen(text).labels


def test_whoever_tells_is_helped_and_never_held() -> None:
    verdict = screen("min far slår mig")
    assert (verdict.labels, verdict.action, verdict.help) == ((Label.VIOLENCE_AT_HOME_DISCLOSURE,), Action.HELP, True)


@pytest.mark.parametrize(("name", "floor"), [("dev", Figures(0.96, 0.98)), ("aside", Figures(0.92, 0.97))])
def test_finds_enough_and_cries_wolf_seldom(name: str, floor: Figures) -> None:
    figures = measure(load(f"{LABEL}_{name}"), LABEL)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision
