"""What notifications announce after commit."""

from blinker import Namespace

_namespace = Namespace()

# sender: a Notice; language: its reader's.
notice_added = _namespace.signal("notifications.notice-added")
