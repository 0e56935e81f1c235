"""What moderation may know of a message or a room, and do about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.chat import picture_files, queries
from backend.chat.models import Message, Picture, Revision
from backend.chat.reportable_rooms import ROOM
from backend.chat.service import close_by_moderator, hide_message, reject_message, release_message, show_message
from backend.core.actor import Actor
from backend.core.clock import rfc3339
from backend.core.errors import NotFound
from moderation.kinds import Line, ReportableKind, Snapshot

KIND = "chat.message"


def _snapshot(actor: Actor, message_id: str) -> Snapshot:
    message = _get(message_id)
    return _freeze(queries.get_message(actor, message.room_id, message_id))


def _freeze(message: Message) -> Snapshot:
    room = queries.find_room(message.room_id)
    if room is None:
        raise NotFound
    edit = queries.find_held_edit(message.id)
    around = queries.list_neighbours(message)
    said = sorted((*around, message), key=lambda one: (one.seq is None, one.seq or 0))
    # Whoever only watches is no party, or nobody might be left to look at the case; whoever spoke is.
    involved = (one.account_id for one in queries.list_members([room.id]) if one.role != "watcher")
    return Snapshot(
        community_id=room.community_id,
        author_id=message.author_id,
        author=message.author.nickname,
        text=edit.text if edit else message.text,
        context=_context(said, message),
        parties=frozenset(involved) | {one.author_id for one in said},
        held=message.status == "held" or edit is not None,
    )


def _context(said: Sequence[Message], subject: Message) -> list[dict[str, Any]]:
    quoted = queries.list_quoted({one.reply_to_id for one in said if one.reply_to_id})
    pictures = queries.list_pictures({one.picture_id for one in said if one.picture_id})
    edits = [_edit(one) for one in queries.list_revisions(subject)]
    return [{**_line(one, subject, quoted, pictures), "edits": edits if one is subject else []} for one in said]


def _line(
    message: Message, subject: Message, quoted: Mapping[str, Message], pictures: Mapping[str, Picture]
) -> dict[str, Any]:
    is_subject = message is subject
    answered, picture = quoted.get(message.reply_to_id or ""), pictures.get(message.picture_id or "")
    is_shown = picture and (is_subject or not message.removed_by)
    return {
        "author": message.author.nickname,
        "text": message.text if is_subject else message.shown_text,
        "sent_at": rfc3339(message.sent_at),
        "is_subject": is_subject,
        "quote": answered.shown_text if answered else None,
        "picture": {"alt": picture.alt} if picture and is_shown else None,
    }


def _around(message_id: str, page: int) -> list[Line]:
    message = _get(message_id)
    said = queries.list_farther(message, page)
    quoted = queries.list_quoted({one.reply_to_id for one in said if one.reply_to_id})
    pictures = queries.list_pictures({one.picture_id for one in said if one.picture_id})
    return [Line(one.author_id, _line(one, message, quoted, pictures)) for one in said]


def _edit(revision: Revision) -> dict[str, str]:
    return {"kind": revision.kind, "text": revision.text, "made_at": rfc3339(revision.made_at)}


def _get(message_id: str) -> Message:
    message = queries.find_message(message_id)
    if message is None:
        raise NotFound
    return message


def _is_shown(message_id: str) -> bool:
    message = _get(message_id)
    return message.seq is not None and message.removed_by is None


def _picture(message_id: str) -> bytes | None:
    picture_id = _get(message_id).picture_id
    return picture_files.find(picture_id, "full") if picture_id else None


KINDS = (
    ReportableKind(
        name=KIND,
        snapshot=_snapshot,
        freeze=lambda message_id: _freeze(_get(message_id)),
        is_shown=_is_shown,
        around=_around,
        picture=_picture,
        actions={
            "hide": lambda message_id, _: hide_message(message_id=message_id),
            "release": lambda message_id, _: release_message(message_id=message_id),
            "reject": lambda message_id, _: reject_message(message_id=message_id),
            "close_room": lambda message_id, _: close_by_moderator(room_id=_get(message_id).room_id),
        },
        undo={"hide": lambda message_id, _: show_message(message_id=message_id)},
    ),
    ROOM,
)
