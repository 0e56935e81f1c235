"""System messages: what happened in a room, told in its own order."""

from functools import partial

from backend.accounts.queries import get_account
from backend.chat import signals
from backend.chat.models import Message, Room
from backend.chat.queries import list_listeners
from backend.chat.service.numbering import append
from backend.core.db import after_commit, session
from backend.core.ids import new_id


def note(room: Room, code: str, about_id: str, *, fact: str = "") -> Message:
    """Tell everybody in an open `room` what happened (one of SYSTEM_CODES), to whom or by whom, and with what `fact`.

    It needs no reading and is told in no push. Raises RoomClosed, so the last word comes before the closing.
    """
    about = get_account(about_id)
    message = Message(
        room_id=room.id,
        kind="system",
        author_id=about.id,
        author=about,
        client_id=new_id(),
        text=f"{code}:{fact}" if fact else code,
        status="held",
    )
    append(room, [message])
    session().add(message)
    session().flush()
    after_commit(partial(signals.message_delivered.send, message, account_ids=list_listeners(room, about.id)))
    return message
