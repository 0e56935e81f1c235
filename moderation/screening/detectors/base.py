"""What every detector is: a name, a check of its own rules, and a look at a message."""

from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import NamedTuple, Protocol, Self

from moderation.screening.normalise import Folded
from moderation.screening.reading import Writing
from moderation.screening.rules import Found
from moderation.screening.verdict import Context, Label, Reason, Severity


class Message:
    """A text with its context, folded once for all detectors."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.quiet: frozenset[str] = frozenset()
        self._writing: Writing | None = None

    @property
    def writing(self) -> Writing:
        """The folded text cut into words; not a cached property, whose lock costs more than all the rest here."""
        if self._writing is None:
            self._writing = Writing(Folded(self.text))
        return self._writing

    @cached_property
    def recent(self) -> tuple[Folded, ...]:
        """The sender's last messages, folded."""
        return tuple(map(Folded, self.context.recent))

    def without(self, quiet: frozenset[str]) -> Self:
        """The same message, with all that is known of it, for whom these rules have no say."""
        other = copy(self)
        other.quiet = quiet
        return other

    def heard(self, found: list[Found]) -> list[Found]:
        """What was found by rules that have a say."""
        return [one for one in found if one.rule.id not in self.quiet] if self.quiet else found


class Listed(NamedTuple):
    """A rule by its name, what it is about, and how heavy it can be."""

    rule: str
    label: Label
    severity: Severity


class Detector(Protocol):
    """Sees the signs of a label or of several."""

    name: str

    def listed(self) -> Iterable[Listed]:
        """Every rule that may speak, as severe as for a youth who writes to peers."""

    def check(self) -> None:
        """Run the detector's examples; BrokenRule when one is not kept."""

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign in the message, as severe as for a youth who writes to peers."""
