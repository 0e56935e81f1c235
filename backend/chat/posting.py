"""The short way of a message said over the websocket: read by hand, stored with others, told in words made once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from backend.accounts.queries import find_actors_by_session
from backend.chat import queries, service, views
from backend.chat.drafts import Draft
from backend.chat.said import Said
from backend.chat.schemas.messages import LONGEST_CLIENT_ID, LONGEST_TEXT, MessageSchema, NewMessageInRoomSchema
from backend.core.actor import Actor
from backend.core.batching import Writer
from backend.core.db import ID_LENGTH
from backend.core.errors import AppError, BadRequest, Unauthenticated
from backend.core.live.packets import Json, as_json
from backend.core.schemas import is_key, load
from backend.core.text import clean

View = dict[str, Any]
USUAL = frozenset(("room_id", "client_id", "text"))

_new, _message = NewMessageInRoomSchema(), MessageSchema()


class Posted(NamedTuple):
    """What came over a connection, and the session it was opened with."""

    session_id: str
    body: View


def read(data: Any, language: str) -> View:
    """What NewMessageInRoomSchema makes of `data`, at once when it is what phones usually send.

    Raises BadRequest, and Invalid as the schema would.
    """
    if not isinstance(data, dict):
        raise BadRequest
    return _read_usual(data) or load(_new, data, language)


def _read_usual(data: View) -> View | None:
    """Words and nothing else, surely valid; None for what the schema must look at."""
    if data.keys() != USUAL:
        return None
    room_id, client_id, text = data["room_id"], data["client_id"], data["text"]
    if not (is_key(room_id, ID_LENGTH) and is_key(client_id, LONGEST_CLIENT_ID)):
        return None
    if not (isinstance(text, str) and text.isprintable() and 0 < len(text := clean(text)) <= LONGEST_TEXT):
        return None
    return {
        "room_id": room_id,
        "client_id": client_id,
        "text": text,
        "reply_to": None,
        "picture_id": None,
        "anyway": False,
    }


def _post(posted: Sequence[Posted]) -> list[Json | AppError]:
    """Store what was said and say what became of it, each for itself."""
    actors = find_actors_by_session({one.session_id for one in posted})
    admitted = [_admit(actors.get(one.session_id)) for one in posted]
    drafts = [Draft(actor=who, **one.body) for who, one in zip(admitted, posted, strict=True) if isinstance(who, Actor)]
    outcomes = iter(service.send_messages(drafts))
    return [_answer(who, next(outcomes)) if isinstance(who, Actor) else who for who in admitted]


def _admit(actor: Actor | None) -> Actor | AppError:
    try:
        if actor is None:
            raise Unauthenticated
        actor.require_confirmed()
    except AppError as refusal:
        return refusal
    return actor


def _answer(actor: Actor, outcome: service.Outcome) -> Json | AppError:
    if isinstance(outcome, AppError):
        return outcome
    if isinstance(outcome, Said) and outcome.is_plain and not outcome.needs_help:
        return outcome.for_author
    stored = queries.find_message(outcome.id)
    return Json(as_json(_message.dump(views.sent(actor, stored)))) if stored else AppError()


writer: Writer[Posted, Json] = Writer(_post)
