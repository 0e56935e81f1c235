"""What every detector is: a name, a check of its own rules, and a look at a message."""

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

from moderation.screening.normalise import Folded
from moderation.screening.reading import Writing
from moderation.screening.verdict import Context, Reason


class Message:
    """A text with its context, folded once for all detectors."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
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


class Detector(Protocol):
    """Sees the signs of a label or of several."""

    name: str

    def check(self) -> None:
        """Run the detector's examples; BrokenRule when one is not kept."""

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign in the message, as severe as for a youth who writes to peers."""
