"""The rules there are, and which of them nobody switches off alone."""

from collections.abc import Mapping
from functools import cache

from moderation.screening import engine
from moderation.screening.detectors.base import Listed
from moderation.screening.verdict import Label, Severity

_ALWAYS_TWO = {Label.SELF_HARM, Label.GROOMING, Label.VIOLENCE_AT_HOME_DISCLOSURE, Label.RUNAWAY}
_GRAVE = {Severity.HIGH, Severity.CRITICAL}


@cache
def rules() -> Mapping[str, Listed]:
    """Every rule of screening by its name; what screening says of its own failures is none."""
    return {listed.rule: listed for listed in engine().list_rules()}


def needs_two(rule: Listed) -> bool:
    """Whether taking its say away needs two people: it is about a child in danger, or can be grave from somebody."""
    return rule.label in _ALWAYS_TWO or rule.severity in _GRAVE
