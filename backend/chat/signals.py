"""What chat announces once it is committed; `account_ids` are those who may hear it at that moment."""

from blinker import Namespace

_namespace = Namespace()

# sender: pairs of a Said and who may hear it; each is nothing but words, the same for everybody but its author.
messages_said = _namespace.signal("chat.messages-said")
# sender: a Message with its author loaded; it has its place among the others.
message_delivered = _namespace.signal("chat.message-delivered")
# sender: a Message with its author loaded; it was edited or reacted to, or turned away.
message_changed = _namespace.signal("chat.message-changed")
# sender: a Message; its text is gone from sight.
message_removed = _namespace.signal("chat.message-removed")
# sender: the id of a room that opened or closed, or whose people changed; `account_ids` None is everybody in it.
room_changed = _namespace.signal("chat.room-changed")
# sender: the id of a room that `account_ids` have left or were taken out of; `seq` is the last number they could read.
room_gone = _namespace.signal("chat.room-gone")
