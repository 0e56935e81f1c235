"""What notifications announce after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: the id of the account that has a new notice; notice: the notice as its reader sees it.
notice_added = _namespace.signal("notifications.notice-added")
