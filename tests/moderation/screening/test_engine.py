import logging
from collections.abc import Iterable

import pytest

from moderation.screening import Action, Context, Label, Reason, Severity, Verdict, screen
from moderation.screening.detectors import DETECTORS
from moderation.screening.detectors.base import Message
from moderation.screening.engine import Engine
from moderation.screening.policy import load_policy


class Broken:
    name = "broken"

    def listed(self) -> tuple[()]:
        return ()

    def check(self) -> None:
        pass

    def detect(self, message: Message) -> Iterable[Reason]:
        raise KeyError(message.text)


def test_a_harmless_text_is_allowed() -> None:
    assert screen("vi ses i biffen på lørdag") == Verdict()
    assert screen("") == Verdict()


def test_a_detector_that_fails_holds_the_message_and_the_others_still_speak(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        verdict = Engine((Broken(), *DETECTORS), load_policy()).screen("jeg vil dø", Context())
    assert (verdict.labels, verdict.action, verdict.help) == ((Label.SELF_HARM,), Action.HOLD, True)
    assert "screening.failed.broken" in {reason.detector for reason in verdict.reasons}
    assert caplog.messages == ["screening failed in broken: KeyError"]


def test_a_verdict_as_plain_values_never_repeats_the_text() -> None:
    assert screen("mit nummer er 20123456").as_dict() == {
        "labels": ["contact_info"],
        "severity": "medium",
        "action": "hold",
        "reasons": ["contact_info medium: gives a telephone number [14:22] (contact_info.phone)"],
    }


def test_severities_and_actions_grow_heavier_in_order() -> None:
    assert Severity.heaviest(Severity.LOW, Severity.CRITICAL, Severity.HIGH) is Severity.CRITICAL
    assert Severity.heaviest() is Severity.NONE
    assert Action.heaviest(Action.HELP, Action.NUDGE, Action.HOLD) is Action.HOLD


def test_a_youth_whose_words_wait_is_shown_where_help_is() -> None:
    said = "jeg slår dig ihjel"
    assert (screen(said).action, screen(said).help) == (Action.HOLD, True)
    assert screen(said, Context(sender_role="volunteer")).help is False
    number = screen("mit nummer er 20 12 34 56")
    assert (number.action, number.help) == (Action.HOLD, False)
