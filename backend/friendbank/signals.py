"""What the friend bank announces after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: the id of a proposal that is new to its two people, or opened; `account_ids`: those two.
proposal_changed = _namespace.signal("friendbank.proposal-changed")
