"""What moderation announces after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: a Case that waits for a moderator: newly opened, or more urgent than it was.
case_waiting = _namespace.signal("moderation.case-waiting")
