"""Sending: known, allowed, screened, numbered, stored. In that order, and once, however often it is tried."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from backend.chat import signals
from backend.chat.drafts import Draft
from backend.chat.errors import MessageNudge
from backend.chat.facts import Facts, Place, gather
from backend.chat.models import Message, Room
from backend.chat.permissions import TAKE_PART, require_writable, why_closed
from backend.chat.queries import find_message, list_listeners
from backend.chat.said import Repeated, Said
from backend.chat.screening import Judgement, follow, judge
from backend.chat.service.numbering import append_all
from backend.chat.service.people import appoint_watcher
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, run_many, session
from backend.core.errors import AppError, Conflict, Invalid, NotFound
from backend.core.ids import new_id
from moderation.rulebook.service import note_hits
from moderation.sanctions.errors import Muted
from moderation.service import open_case

Outcome = Said | Repeated | AppError
Fresh = list[tuple[Said, Judgement]]

_STORE = insert(Message)


def send_message(
    *,
    actor: Actor,
    room_id: str,
    client_id: str,
    text: str,
    reply_to: str | None = None,
    picture_id: str | None = None,
    anyway: bool = False,
) -> Message:
    """Say something in a room; the same `client_id` again gives the same message.

    Raises MessageNudge when the author should think again (`anyway` sends it), RoomClosed and its like, RoomUnwatched,
    Muted, Conflict for a `client_id` used in another room, Invalid for a `reply_to` or a picture that is not there,
    NotFound, Forbidden.
    """
    draft = Draft(
        actor=actor,
        room_id=room_id,
        client_id=client_id,
        text=text,
        reply_to=reply_to,
        picture_id=picture_id,
        anyway=anyway,
    )
    [outcome] = send_messages([draft])
    if isinstance(outcome, AppError):
        raise outcome
    message = find_message(outcome.id)
    if message is None:
        raise NotFound
    return message


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
    for said, judgement in fresh:
        if judgement.needs_case:
            _open_case(said, judgement)
    _note_hits(drafts, fresh)
    _announce(fresh, facts)
    return outcomes


def _settle(draft: Draft, facts: Facts, fresh: Fresh) -> Outcome:
    try:
        draft.actor.require(TAKE_PART)
        if known := facts.stored.get(draft.key):
            return _require_same_room(known, draft)
        said, judgement = _admit(draft, facts)
    except AppError as refusal:
        return refusal
    facts.remember(draft, said)
    fresh.append((said, judgement))
    return said


def _require_same_room(known: Said | Repeated, draft: Draft) -> Said | Repeated:
    if known.room_id != draft.room_id:
        raise Conflict
    return known


def _admit(draft: Draft, facts: Facts) -> tuple[Said, Judgement]:
    room = facts.get_room(draft)
    _require_writable(room, draft, facts)
    if facts.limits_on(draft).muted_until:
        raise Muted
    if draft.reply_to and (room.id, draft.reply_to) not in facts.repliable:
        raise Invalid(errors={"reply_to": ["unknown"]})
    facts.find_picture(draft)
    judgement = judge(draft, facts)
    if judgement.must_ask and not draft.anyway:
        raise MessageNudge
    message_id, now = new_id(), clock.now()
    judgement = follow(judgement, draft, facts, message_id=message_id, at=now)
    said = Said(
        id=message_id,
        room_id=room.id,
        author=facts.authors[draft.actor.id],
        client_id=draft.client_id,
        text=draft.text,
        picture_id=draft.picture_id,
        reply_to_id=draft.reply_to,
        needs_help=judgement.needs_help,
        sent_at=now,
        is_held=judgement.is_held,
    )
    return said, judgement


def _require_writable(room: Place, draft: Draft, facts: Facts) -> None:
    now = clock.now()
    why = why_closed(room, draft.actor.kind, facts.situations[room.id], now)
    # Screening dates run out and volunteers leave: the next one is asked before the next word is said.
    if why == "unwatched" and appoint_watcher(whole := session().get_one(Room, room.id)):
        facts.watch(whole, readers=list_listeners(whole, draft.actor.id))
    elif why:
        require_writable(room, draft.actor.kind, facts.situations[room.id], now)


def _store(fresh: Fresh, facts: Facts) -> None:
    if not fresh:
        return
    append_all([said for said, _ in fresh if not said.is_held], facts.rooms)
    try:
        run_many(_STORE, [said.as_row() for said, _ in fresh])
    except IntegrityError as error:
        raise Conflict from error
    facts.following.save()


def _open_case(said: Said, judgement: Judgement) -> None:
    open_case(
        kind="chat.message",
        subject_id=said.id,
        source=judgement.source,
        severity=judgement.severity,
        labels=judgement.labels,
        reasons=judgement.reasons,
    )


def _note_hits(drafts: Sequence[Draft], fresh: Fresh) -> None:
    homes = {draft.actor.id: draft.actor.community_id for draft in drafts}
    # A rule that sees two things in one message has caught one message.
    caught = [
        (homes[said.author.id], {reason.detector for reason in judgement.verdict.reasons}, judgement.verdict.quieted)
        for said, judgement in fresh
    ]
    note_hits(
        [(home, rule) for home, rules, _ in caught for rule in sorted(rules)],
        in_shadow=[(home, rule) for home, _, rules in caught for rule in rules],
    )


def _announce(fresh: Fresh, facts: Facts) -> None:
    delivered = [said for said, _ in fresh if said.seq is not None]
    # Words alone are told together; whatever else there is comes in between in its place.
    for is_plain, group in groupby(delivered, lambda said: said.is_plain and not facts.is_parted(said)):
        if is_plain:
            told = [(said, facts.listeners(said.room_id)) for said in group]
            after_commit(partial(signals.messages_said.send, told))
            continue
        for said in group:
            listeners = facts.listeners(said.room_id)
            after_commit(partial(signals.message_delivered.send, find_message(said.id), account_ids=listeners))
