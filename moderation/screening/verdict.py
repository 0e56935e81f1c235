"""What screening is told about a message (Context) and what it answers (Verdict)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Self


@cache
def _ranks(kind: type[StrEnum]) -> dict[StrEnum, int]:
    return {member: rank for rank, member in enumerate(kind)}


class _Ordered(StrEnum):
    """A string enum whose members grow heavier in the order they are written."""

    @property
    def rank(self) -> int:
        """Place in the order, 0 for the lightest."""
        return _ranks(type(self))[self]

    @classmethod
    def heaviest(cls, *members: Self) -> Self:
        """The heaviest of `members`, the lightest there is when none is given."""
        return max(members, key=lambda member: member.rank, default=next(iter(cls)))


class Severity(_Ordered):
    """How soon a person should look."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Action(_Ordered):
    """What happens to the message; a later action wins over an earlier one."""

    ALLOW = "allow"
    NUDGE = "nudge"
    FLAG = "flag"
    HELP = "help"
    HOLD = "hold"


class Label(StrEnum):
    """What a moderator should see in a message."""

    CONTACT_INFO = "contact_info"
    MOVE_OFF_PLATFORM = "move_off_platform"
    GROOMING = "grooming"
    SELF_HARM = "self_harm"
    BULLYING = "bullying"
    THREAT = "threat"
    HATE = "hate"
    DRUGS_ALCOHOL = "drugs_alcohol"
    SEXUAL = "sexual"
    MONEY_SCAM = "money_scam"
    PERSONAL_DATA_OF_THIRD_PARTY = "personal_data_of_third_party"
    VIOLENCE_AT_HOME_DISCLOSURE = "violence_at_home_disclosure"
    RUNAWAY = "runaway"


@dataclass(frozen=True, slots=True)
class Context:
    """Who writes to whom; `recent` holds the sender's last messages in the room, newest last.

    `quiet` names the rules that have no say here: the verdict is as if they were not there.
    """

    sender_role: str = "youth"
    sender_age: int | None = None
    audience_min_age: int | None = None
    room_kind: str = "direct"
    recent: tuple[str, ...] = ()
    language: str | None = None
    quiet: frozenset[str] = frozenset()

    @property
    def is_adult(self) -> bool:
        """Whether the sender is to be screened harder: not a youth, or of age among minors."""
        if self.sender_role != "youth":
            return True
        return (self.sender_age or 0) >= 18 and (self.audience_min_age or 18) < 18


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing a detector saw, at `start`..`end` of the raw text; `label` is None when screening failed.

    `is_told` is set when the sender tells what was done to them: then they are helped and never held for it.
    `is_likeness` is set when no rule saw it, only what the message resembles: that alone holds no youth's message.
    """

    label: Label | None
    severity: Severity
    detector: str
    why: str
    start: int
    end: int
    is_told: bool = False
    is_likeness: bool = False

    def __str__(self) -> str:
        return f"{self.label or 'screening'} {self.severity}: {self.why} [{self.start}:{self.end}] ({self.detector})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer about one message; `help` asks for the help card at once, whatever the action.

    `quieted` names the rules that would have spoken, had they a say; nothing else here comes from them.
    """

    labels: tuple[Label, ...] = ()
    severity: Severity = Severity.NONE
    action: Action = Action.ALLOW
    reasons: tuple[Reason, ...] = ()
    help: bool = False
    quieted: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The verdict as plain JSON values, reasons as short strings without the message's words."""
        return {
            "labels": [str(label) for label in self.labels],
            "severity": str(self.severity),
            "action": str(self.action),
            "reasons": [str(reason) for reason in self.reasons],
        }
