"""What conversations have shown so far, kept from one message to the next: signs and their weight, never a word."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import JSON, Index, String, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import ID_LENGTH, Base, run, run_many, session
from backend.core.lists import among

from .screening.conversation import State

log = structlog.get_logger(__name__)

# By then the slowest trail has faded below what any alarm takes.
KEPT = timedelta(days=90)


class Conversation(Base):
    """The state of one conversation; `key` is the room's id."""

    __tablename__ = "moderation_conversations"
    __table_args__ = (Index("ix_moderation_conversations_updated", "updated_at"),)

    key: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]


def load_states(keys: Collection[str]) -> dict[str, State]:
    """The state of each conversation that has one; whoever changes it must hold the conversation's lock."""
    return {key: _read(key, kept) for key, kept in run(_LOAD, keys=keys)}


def save_states(states: Mapping[str, State], *, known: Collection[str]) -> None:
    """Keep these states; `known` are those that were kept before."""
    rows = [{"of": key, "as": state.to_dict(), "at": clock.now()} for key, state in states.items()]
    for statement, chosen in (
        (_CHANGE, [row for row in rows if row["of"] in known]),
        (_ADD, [row for row in rows if row["of"] not in known]),
    ):
        if chosen:
            run_many(statement, chosen)


def forget_old() -> int:
    """Drop what nobody has added to for as long as states are kept; how many those were."""
    dropped = session().execute(delete(Conversation).where(Conversation.updated_at < clock.now() - KEPT))
    return int(getattr(dropped, "rowcount", 0))


def _read(key: str, kept: dict[str, Any]) -> State:
    try:
        return State.from_dict(kept)
    except (ValueError, KeyError, TypeError) as error:
        # Written by another version: begun anew rather than nothing followed at all.
        log.warning("conversation_begun_anew", key=key, error=type(error).__name__)
        return State()


_LOAD = select(Conversation.key, Conversation.state).where(among(Conversation.key, "keys"))
_ADD = insert(Conversation).values(key=bindparam("of"), state=bindparam("as", type_=JSON), updated_at=bindparam("at"))
_CHANGE = (
    update(Conversation)
    .where(Conversation.key == bindparam("of"))
    .values(state=bindparam("as", type_=JSON), updated_at=bindparam("at"))
)
