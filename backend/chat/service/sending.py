"""Sending: known, allowed, screened, numbered, stored. In that order, and once, however often it is tried."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.exc import IntegrityError

from backend.chat import signals
from backend.chat.drafts import Draft, Facts, gather
from backend.chat.errors import MessageNudge, RoomUnwatched
from backend.chat.models import Message, Room
from backend.chat.permissions import TAKE_PART, require_open
from backend.chat.screening import Judgement, judge
from backend.chat.service.numbering import append
from backend.chat.service.rooms import appoint_watcher
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import AppError, Conflict, Invalid
from moderation.service import open_case

Outcome = Message | AppError
Fresh = list[tuple[Message, Judgement]]


def send_message(
    *,
    actor: Actor,
    room_id: str,
    client_id: str,
    text: str,
    reply_to: str | None = None,
    anyway: bool = False,
) -> Message:
    """Say something in a room; the same `client_id` again gives the same message.

    Raises MessageNudge when the author should think again (`anyway` sends it), RoomClosed, RoomUnwatched, Conflict for
    a `client_id` used in another room, Invalid for a `reply_to` that is not there, NotFound, Forbidden.
    """
    draft = Draft(actor=actor, room_id=room_id, client_id=client_id, text=text, reply_to=reply_to, anyway=anyway)
    [outcome] = send_messages([draft])
    if isinstance(outcome, AppError):
        raise outcome
    return outcome


def send_messages(drafts: Sequence[Draft]) -> list[Outcome]:
    """What became of each draft: its message, or why there is none. A refusal stops only its own draft.

    Raises Conflict, for all of them, when one `client_id` is being used in two rooms at this very moment.
    """
    if not drafts:
        return []
    facts = gather(drafts)
    fresh: Fresh = []
    outcomes = [_settle(draft, facts, fresh) for draft in drafts]
    _store(fresh, facts)
    for message, judgement in fresh:
        if judgement.needs_case:
            _open_case(message, judgement)
        if message.status == "delivered":
            _announce(message, facts)
    return outcomes


def _settle(draft: Draft, facts: Facts, fresh: Fresh) -> Outcome:
    try:
        draft.actor.require(TAKE_PART)
        if known := facts.stored.get(draft.key):
            return _require_same_room(known, draft)
        message, judgement = _admit(draft, facts)
    except AppError as refusal:
        return refusal
    facts.remember(draft, message)
    fresh.append((message, judgement))
    return message


def _require_same_room(known: Message, draft: Draft) -> Message:
    if known.room_id != draft.room_id:
        raise Conflict
    return known


def _admit(draft: Draft, facts: Facts) -> tuple[Message, Judgement]:
    room = facts.get_room(draft)
    require_open(room, facts.blocked)
    _require_watched(room, facts)
    if draft.reply_to and (room.id, draft.reply_to) not in facts.repliable:
        raise Invalid(errors={"reply_to": ["unknown"]})
    judgement = judge(draft, facts)
    if judgement.must_ask and not draft.anyway:
        raise MessageNudge
    author = facts.authors[draft.actor.id]
    message = Message(
        room_id=room.id,
        author_id=author.id,
        author=author,
        client_id=draft.client_id,
        text=draft.text,
        reply_to_id=draft.reply_to,
        status="held",
        needs_help=judgement.verdict.help,
    )
    return message, judgement


def _require_watched(room: Room, facts: Facts) -> None:
    # Screening dates run out and volunteers leave: the next one is asked before the next word is said.
    if room.kind == "event" and room.id not in facts.watched:
        if not appoint_watcher(room):
            raise RoomUnwatched
        facts.watched.add(room.id)


def _store(fresh: Fresh, facts: Facts) -> None:
    passed: dict[str, list[Message]] = {}
    for message, judgement in fresh:
        if not judgement.is_held:
            passed.setdefault(message.room_id, []).append(message)
    for room_id, messages in passed.items():
        append(facts.rooms[room_id], messages)
    session().add_all(message for message, _ in fresh)
    try:
        session().flush()
    except IntegrityError as error:
        raise Conflict from error


def _open_case(message: Message, judgement: Judgement) -> None:
    open_case(
        kind="chat.message",
        subject_id=message.id,
        source=judgement.source,
        severity=judgement.severity,
        labels=judgement.verdict.labels,
        reasons=[str(reason) for reason in judgement.verdict.reasons],
    )


def _announce(message: Message, facts: Facts) -> None:
    listeners = frozenset(facts.present[message.room_id])
    after_commit(partial(signals.message_delivered.send, message, account_ids=listeners))
