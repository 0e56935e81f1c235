"""The engine: fold once, ask every detector, decide once. It never exits early and never lets a failure through."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from moderation.screening.detectors import DETECTORS, RESEMBLING
from moderation.screening.detectors.base import Detector, Listed, Message
from moderation.screening.policy import FAILED, Policy, load_policy
from moderation.screening.repeats import shortened
from moderation.screening.verdict import Context, Reason, Severity, Verdict

_log = logging.getLogger(__name__)
_DEFAULT = Context()
# Whatever is only built when a text first needs it is needed by this one.
_WARM_UP = "Ring 112 fra Rosenvej 12, eller skriv til info@example.com. Snap hedder seks syv otte ni tyve en to."


class Engine:
    """Detectors, one that is asked where none of them saw anything, and a policy."""

    def __init__(self, detectors: Sequence[Detector], policy: Policy, *, otherwise: Detector = RESEMBLING) -> None:
        self._detectors = detectors
        self._otherwise = otherwise
        self._policy = policy

    def check_rules(self) -> None:
        """Run every detector's examples; BrokenRule when one is not kept."""
        for detector in (*self._detectors, self._otherwise):
            detector.check()

    def screen(self, text: str, context: Context = _DEFAULT) -> Verdict:
        """Screen one message; whatever goes wrong, the answer is to hold it for a person."""
        short = shortened(text)
        message = Message(short.text, context)
        reasons = self._look(message)
        quieted: tuple[str, ...] = ()
        if context.quiet and reasons:
            reasons, quieted = self._without_quiet(message, reasons)
        if short.cuts:
            reasons = [
                replace(reason, start=short.whole(reason.start), end=short.whole(reason.end)) for reason in reasons
            ]
        verdict = self._policy.decide(reasons, context)
        return replace(verdict, quieted=quieted) if quieted else verdict

    def list_rules(self) -> list[Listed]:
        """Every rule there is, as severe as it can be, whoever writes."""
        detectors = (*self._detectors, self._otherwise)
        return [
            one._replace(severity=self._policy.heaviest(one.label, one.severity))
            for detector in detectors
            for one in detector.listed()
        ]

    def _look(self, message: Message) -> list[Reason]:
        reasons: list[Reason] = []
        for detector in self._detectors:
            reasons += _ask(detector, message)
        if not reasons:
            reasons += _ask(self._otherwise, message)
        return reasons

    def _without_quiet(self, message: Message, reasons: list[Reason]) -> tuple[list[Reason], tuple[str, ...]]:
        """What is left of the reasons, and whose were taken: a quiet rule lends no weight to another's either."""
        quiet = message.context.quiet
        caught = {reason.detector for reason in reasons}
        return self._look(message.without(quiet)), tuple(sorted(caught & quiet))


def _ask(detector: Detector, message: Message) -> Iterable[Reason]:
    try:
        return list(detector.detect(message))
    except Exception as error:  # noqa: BLE001  whatever fails, the message must be held
        # No traceback: it could carry the message's words into the log.
        _log.error("screening failed in %s: %s", detector.name, type(error).__name__)
        why = "screening failed, a person must look"
        return [Reason(None, Severity.HIGH, f"{FAILED}.{detector.name}", why, 0, len(message.text))]


@cache
def engine() -> Engine:
    """The one engine of this process, its rules checked and all of it built; BrokenRule stops the start."""
    built = Engine(DETECTORS, load_policy())
    built.check_rules()
    built.screen(_WARM_UP)
    return built


def screen(text: str, context: Context = _DEFAULT) -> Verdict:
    """Screen one message; never raises, a failure holds the message."""
    return engine().screen(text, context)
