"""What accounts announce after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: the id of an account that lost rights, was suspended or refused.
rights_lost = _namespace.signal("accounts.rights-lost")
# sender: the id of a session that ended.
session_ended = _namespace.signal("accounts.session-ended")
# sender: a Block.
blocked = _namespace.signal("accounts.blocked")
# sender: the Block that was taken back; the other of the two may still have theirs.
unblocked = _namespace.signal("accounts.unblocked")
