"""Editing what one said, for a quarter of an hour; what stood there before is kept for moderators.

An edit that is held waits beside the message, and comes in or stays out when somebody has looked.
"""

from datetime import timedelta

from sqlalchemy import delete

from backend.chat import permissions, queries, search, signals
from backend.chat.drafts import Draft
from backend.chat.errors import EditHeld, EditTooLate, MessageGone, MessageNudge
from backend.chat.facts import gather
from backend.chat.models import Message, Revision, Room
from backend.chat.screening import Judgement, follow, judge
from backend.chat.service.changes import announce, lock, mark_changed
from backend.chat.service.people import require_may_write
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from moderation.sanctions.errors import Muted
from moderation.service import open_case

EDIT_WINDOW = timedelta(minutes=15)


def edit_message(*, actor: Actor, room_id: str, message_id: str, text: str, anyway: bool = False) -> Message | EditHeld:
    """Put `text` in place of what one said; the same text again changes nothing.

    EditHeld, returned and not raised because a case stays behind, means that nothing changes before an adult has
    looked. Raises EditTooLate, MessageGone, MessageNudge (`anyway` saves it), Invalid, NotFound, Forbidden, and what
    sending raises where or while one may not write.
    """
    permissions.require_author(actor, queries.get_message(actor, room_id, message_id))
    room, message = lock(message_id)
    _require_editable(message)
    require_may_write(room, actor.kind)
    if not text and message.kind == "text":
        raise Invalid(errors={"text": ["Length must be at least 1."]})
    if text == message.text:
        return message
    judgement = _judge(actor, message, text, anyway=anyway)
    if judgement.is_held:
        _hold(message, text)
        _open_case(message, judgement)
        return EditHeld()
    message.needs_help = message.needs_help or judgement.needs_help
    put_words(room, message, text)
    _open_case(message, judgement)
    return message


def put_words(room: Room, message: Message, text: str) -> None:
    """Let `text` stand from now on in place of what stood there, and of an edit that waits."""
    drop_held_edit(message)
    session().add(Revision(message_id=message.id, kind="replaced", text=message.text))
    message.text, message.edited_at = text, clock.now()
    session().flush()
    search.renew(message)
    mark_changed(room, message)
    announce(signals.message_changed, room, message)


def drop_held_edit(message: Message) -> None:
    """Let no edit of a message wait any longer; the evidence of it lives in its case."""
    session().execute(delete(Revision).where(Revision.message_id == message.id, Revision.kind == "held"))


def forget_revisions(message: Message) -> None:
    """What a message said before goes with it; where a case froze it, the evidence lives in the case."""
    session().execute(delete(Revision).where(Revision.message_id == message.id))


def _judge(actor: Actor, message: Message, text: str, *, anyway: bool) -> Judgement:
    """What screening says of the words that would stand there, those about a picture along with its caption."""
    words = "\n".join(filter(None, (queries.find_alt(message.id), text)))
    draft = Draft(actor=actor, room_id=message.room_id, client_id=message.client_id, text=words)
    facts = gather([draft])
    if facts.limits_on(draft).muted_until:
        raise Muted
    judgement = judge(draft, facts)
    if judgement.must_ask and not anyway:
        raise MessageNudge
    judgement = follow(judgement, draft, facts, message_id=message.id, at=clock.now())
    facts.following.save()
    return judgement


def _require_editable(message: Message) -> None:
    if message.status != "delivered" or message.removed_by or message.kind == "system":
        raise MessageGone
    if clock.now() >= message.sent_at + EDIT_WINDOW:
        raise EditTooLate


def _hold(message: Message, text: str) -> None:
    """Have one edit wait, the newest: a moderator never lets in words that stand for others they have seen."""
    drop_held_edit(message)
    session().add(Revision(message_id=message.id, kind="held", text=text))
    session().flush()


def _open_case(message: Message, judgement: Judgement) -> None:
    if judgement.needs_case:
        open_case(
            kind="chat.message",
            subject_id=message.id,
            source=judgement.source,
            severity=judgement.severity,
            labels=judgement.labels,
            reasons=judgement.reasons,
        )
