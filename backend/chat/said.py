"""A message that is stored just now: the row it becomes, and the words that tell of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from backend.core.packets import Json, as_json


class Card(NamedTuple):
    """An author as everybody else sees them."""

    id: str
    nickname: str
    avatar: str
    tone: str
    kind: str


@dataclass(kw_only=True, eq=False)
class Said:
    """A message that is stored just now; it is delivered once it has a number."""

    id: str
    room_id: str
    author: Card
    client_id: str
    text: str
    picture_id: str | None
    reply_to_id: str | None
    needs_help: bool
    is_held: bool
    sent_at: datetime
    seq: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but words."""
        return self.reply_to_id is None and self.picture_id is None

    @property
    def status(self) -> str:
        return "held" if self.seq is None else "delivered"

    def as_row(self) -> dict[str, Any]:
        """What is stored of it."""
        return {
            "id": self.id,
            "room_id": self.room_id,
            "seq": self.seq,
            "kind": "picture" if self.picture_id else "text",
            "author_id": self.author.id,
            "client_id": self.client_id,
            "text": self.text,
            "picture_id": self.picture_id,
            "reply_to_id": self.reply_to_id,
            "status": self.status,
            "needs_help": self.needs_help,
            "sent_at": self.sent_at,
        }

    def as_view(self) -> dict[str, Any]:
        """What MessageSchema makes of it while nobody has touched it, for all but its author; if it is plain."""
        return {
            "id": self.id,
            "room_id": self.room_id,
            "seq": self.seq,
            "client_id": None,
            "author": self.author._asdict(),
            "kind": "text",
            "system": None,
            "text": self.text,
            "picture": None,
            "reply_to": None,
            "quote": None,
            "reactions": [],
            "sent_at": self.sent_at.isoformat().replace("+00:00", "Z"),
            "edited_at": None,
            "change": None,
            "status": self.status,
            "removed": None,
            "hidden": False,
            "help": None,
        }

    @cached_property
    def for_others(self) -> Json:
        """The view, written once for all who hear it."""
        return Json(as_json(self.as_view()))

    @cached_property
    def for_author(self) -> Json:
        """The view with the name its author gave it."""
        # The first of its kind is ours: no words of anybody's stand before it.
        return Json(self.for_others.replace('"client_id":null', f'"client_id":"{self.client_id}"', 1))


class Repeated(NamedTuple):
    """A message that was stored before under the same name."""

    id: str
    room_id: str
