"""What following a conversation is told about a message (Facts), and what it answers (Alarm)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from moderation.screening.conversation.signs import signs_in
from moderation.screening.verdict import Action, Context, Label, Severity, Verdict

_OF_AGE = 18
_GAP = 3


class Footing(StrEnum):
    """How a sender stands to the youngest person they write to."""

    ADULT = "adult"
    OLDER = "older"
    PEER = "peer"
    YOUNGER = "younger"

    @classmethod
    def of(cls, context: Context) -> "Footing":
        """The footing in a context; a gap counts from three years, unknown ages among youth as none."""
        if context.is_adult:
            return cls.ADULT
        if context.sender_age is None or context.audience_min_age is None:
            return cls.PEER
        gap = context.sender_age - context.audience_min_age
        if gap >= _GAP and context.audience_min_age < _OF_AGE:
            return cls.OLDER
        return cls.YOUNGER if gap <= -_GAP else cls.PEER


@dataclass(frozen=True, slots=True)
class Facts:
    """A message without its words; `minutes` count from any moment that stays the same for a conversation.

    `targets` are those it answers or names, where the caller knows.
    """

    message: str
    sender: str
    minutes: float
    footing: Footing
    verdict: Verdict
    signs: frozenset[str] = frozenset()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something a person should look at; `reasons` are codes, `messages` the ids of what it rests on, oldest first."""

    label: Label
    severity: Severity
    action: Action
    about: str
    reasons: tuple[str, ...]
    messages: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The alarm as plain JSON values."""
        return {
            "labels": [str(self.label)],
            "severity": str(self.severity),
            "action": str(self.action),
            "about": self.about,
            "reasons": list(self.reasons),
            "messages": list(self.messages),
        }


def facts_of(
    text: str,
    *,
    message: str,
    sender: str,
    minutes: float,
    verdict: Verdict,
    context: Context,
    targets: tuple[str, ...] = (),
) -> Facts:
    """The facts of a message, its weak signs looked for; the text is not kept."""
    return Facts(message, sender, minutes, Footing.of(context), verdict, signs_in(text), targets)
