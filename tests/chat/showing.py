"""People and messages as the API shows them."""

from typing import Any

from backend.core.actor import Actor

NOON = "2026-11-22T11:00:00Z"


def shown_person(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "nickname": actor.nickname, "avatar": "blad", "tone": "plum", "kind": actor.kind}


def shown_message(author: Actor, room_id: str, **facts: Any) -> dict[str, Any]:
    """A message that was said at noon and met with nothing out of the ordinary, but for these facts."""
    return {
        "room_id": room_id,
        "client_id": None,
        "author": shown_person(author),
        "kind": "text",
        "system": None,
        "picture": None,
        "reply_to": None,
        "quote": None,
        "reactions": [],
        "sent_at": NOON,
        "edited_at": None,
        "change": None,
        "status": "delivered",
        "removed": None,
        "hidden": False,
        "help": None,
        **facts,
    }
