"""What moderation announces after commit."""

from dataclasses import dataclass

from blinker import Namespace

_namespace = Namespace()


@dataclass(frozen=True, slots=True)
class CaseWaiting:
    """A case that waits for a moderator: newly opened, or more urgent than it was."""

    id: str
    community_id: str
    severity: str


# sender: a CaseWaiting.
case_waiting = _namespace.signal("moderation.case-waiting")
