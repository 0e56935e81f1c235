"""A message that is stored just now: the row it becomes, and the words that tell of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, NamedTuple

from backend.core import clock
from backend.core.live.packets import Json


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

    @cached_property
    def for_others(self) -> Json:
        """What MessageSchema makes of it while it is untouched and plain; written once for all who hear it."""
        return self._written("null")

    @cached_property
    def for_author(self) -> Json:
        """The same with the name its author gave it."""
        return self._written(_quoted(self.client_id))

    def _written(self, client_id: str) -> Json:
        # By hand, because a schema and an encoder take ten times as long; a test holds the three of them together.
        author = ",".join(f'"{name}":{_quoted(value)}' for name, value in self.author._asdict().items())
        sent_at = clock.rfc3339(self.sent_at)
        return Json(
            f'{{"id":"{self.id}","room_id":"{self.room_id}","seq":{"null" if self.seq is None else self.seq},'
            f'"client_id":{client_id},"author":{{{author}}},"kind":"text","system":null,"text":{_quoted(self.text)},'
            f'"picture":null,"reply_to":null,"quote":null,"reactions":[],"sent_at":"{sent_at}","edited_at":null,'
            f'"change":null,"status":"{self.status}","removed":null,"hidden":false,"help":null}}'
        )


class Repeated(NamedTuple):
    """A message that was stored before under the same name."""

    id: str
    room_id: str
