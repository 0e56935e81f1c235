"""A message before it is one."""

from dataclasses import dataclass

from backend.core.actor import Actor

Key = tuple[str, str]  # an author and their own name for a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants to say; `client_id` is their own name for it, the same however often they try."""

    actor: Actor
    room_id: str
    client_id: str
    text: str
    reply_to: str | None = None
    picture_id: str | None = None
    anyway: bool = False

    @property
    def key(self) -> Key:
        """What makes two drafts the same one."""
        return self.actor.id, self.client_id
