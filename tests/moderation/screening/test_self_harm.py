import pytest

from moderation.screening import Action, Context, Label, Severity, screen


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("føler mig tom indeni", Severity.LOW),
        ("jeg hader mig selv", Severity.MEDIUM),
        ("jeg vil dø", Severity.HIGH),
        ("jeg skærer i mig selv", Severity.HIGH),
        ("jeg har taget en masse piller", Severity.CRITICAL),
        ("farvel alle, jeg elsker jer", Severity.CRITICAL),
        ("jeg vil dø, jeg klarer ikke natten", Severity.CRITICAL),
        ("i want to kill myself, i'm gonna jump", Severity.CRITICAL),
    ],
)
def test_the_nearer_the_danger_the_heavier(text: str, severity: Severity) -> None:
    verdict = screen(text)
    assert (verdict.labels, verdict.severity) == ((Label.SELF_HARM,), severity)
    assert (verdict.action, verdict.help) == (Action.HELP, True)


def test_a_hint_counts_beside_what_was_said_before() -> None:
    assert screen("i aften gør jeg det").action is Action.ALLOW
    verdict = screen("i aften gør jeg det", Context(recent=("jeg vil dø",)))
    assert (verdict.labels, verdict.severity) == ((Label.SELF_HARM,), Severity.HIGH)


def test_laughing_softens_but_does_not_silence_a_wish_to_die() -> None:
    assert screen("jeg vil bare gerne dø haha").severity is Severity.LOW
    assert screen("jeg er ved at dø af grin").action is Action.ALLOW


def test_contact_data_beside_self_harm_is_held_and_help_is_shown() -> None:
    verdict = screen("jeg vil dø, mit nummer er 20 12 34 56")
    assert set(verdict.labels) == {Label.SELF_HARM, Label.CONTACT_INFO}
    assert (verdict.severity, verdict.action, verdict.help) == (Severity.HIGH, Action.HOLD, True)
