"""What the friend bank announces after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: the id of a proposal that is new to its people, or opened; `account_ids`: those people.
proposal_changed = _namespace.signal("friendbank.proposal-changed")
