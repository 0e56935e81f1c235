"""Messages as one reader sees them, with a fixed number of queries for a whole list."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backend.chat.models import Message
from backend.chat.queries import Around, CatchUp, History, look_around
from backend.chat.queries.around import NOTHING
from backend.core import clock
from backend.core.actor import Actor
from moderation.helplines import list_lines

View = dict[str, Any]
LONGEST_QUOTE = 120


def message(shown: Message, reader_id: str, around: Around = NOTHING) -> View:
    """A message with its author loaded; only its author sees the name they gave it."""
    hidden = shown.kind != "system" and around.is_apart(shown.room_id, reader_id, shown.author_id)
    bare = hidden or shown.removed_by is not None
    return {
        "id": shown.id,
        "room_id": shown.room_id,
        "seq": shown.seq,
        "client_id": shown.client_id if shown.author_id == reader_id else None,
        "author": shown.author,
        "kind": shown.kind,
        "system": shown.text.partition(":")[0] if shown.kind == "system" else None,
        "text": "" if hidden else shown.shown_text,
        "picture": None if bare else around.pictures.get(shown.picture_id or ""),
        "reply_to": None if hidden else shown.reply_to_id,
        "quote": None if bare else _quote(around.find_quoted(shown, reader_id)),
        "reactions": [] if bare else reactions(shown, reader_id, around),
        "sent_at": shown.sent_at,
        "edited_at": None if bare else shown.edited_at,
        "change": shown.change,
        "status": shown.status,
        "removed": shown.removed_by,
        "hidden": hidden,
        "help": None,
    }


def reactions(shown: Message, reader_id: str, around: Around) -> list[View]:
    """Who reacted with what, sign by sign, the first sign first."""
    by_sign: dict[str, list[str]] = {}
    for one in around.list_reactions(shown, reader_id):
        by_sign.setdefault(one.sign, []).append(one.account_id)
    return [{"sign": sign, "account_ids": account_ids} for sign, account_ids in by_sign.items()]


def as_seen(messages: Sequence[Message], reader_id: str) -> list[View]:
    """Messages as a reader sees them."""
    around = look_around(messages, [reader_id])
    return [message(one, reader_id, around) for one in messages]


def versions(shown: Message, reader_ids: Collection[str]) -> list[tuple[View, list[str]]]:
    """A message as each of several readers sees it: few versions, each with those who see the same."""
    around = look_around([shown], reader_ids)
    found: list[tuple[View, list[str]]] = []
    for reader_id in sorted(reader_ids):
        view = message(shown, reader_id, around)
        same = next((readers for known, readers in found if known == view), None)
        if same is None:
            found.append((view, [reader_id]))
        else:
            same.append(reader_id)
    return found


def sent(actor: Actor, stored: Message) -> View:
    """What an author gets for an answer, with somebody to call when the words were heavy."""
    lines = list_lines(actor.age, clock.now(), actor.language) if stored.needs_help else None
    [view] = as_seen([stored], actor.id)
    return {**view, "help": {"lines": lines} if lines else None}


def history(actor: Actor, page: History) -> View:
    """One page of a room."""
    seen = as_seen([*page.items, *page.held], actor.id)
    return {
        "items": seen[: len(page.items)],
        "next": None if page.next is None else str(page.next),
        "held": seen[len(page.items) :],
    }


def catch_up(actor: Actor, rooms: Mapping[str, CatchUp]) -> View:
    """What happened in each room while the reader was away."""
    around = look_around([one for missed in rooms.values() for one in (*missed.messages, *missed.changed)], [actor.id])
    return {"rooms": {room_id: _missed(actor, missed, around) for room_id, missed in rooms.items()}}


def _missed(actor: Actor, missed: CatchUp, around: Around) -> View:
    return {
        "messages": [message(one, actor.id, around) for one in missed.messages],
        "more": missed.more,
        "removed": missed.removed,
        "changed": [message(one, actor.id, around) for one in missed.changed],
        "more_changes": missed.more_changes,
        "last_change": missed.last_change,
    }


def _quote(quoted: Message | None) -> View | None:
    if quoted is None:
        return None
    removed = quoted.removed_by is not None
    return {
        "id": quoted.id,
        "seq": quoted.seq,
        "author": quoted.author,
        "text": quoted.shown_text[:LONGEST_QUOTE],
        "removed": removed,
    }
