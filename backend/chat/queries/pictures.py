"""Pictures: which may be said, who may see them, whose go through without a look, and which are to be forgotten."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import and_, func, or_, select

from backend.chat.models import Message, Picture
from backend.chat.queries.around import look_around
from backend.chat.queries.messages import get_message
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from moderation.queries import list_open_subjects

KIND = "chat.message"
UNSAID_FOR, OUT_OF_SIGHT_FOR = timedelta(hours=24), timedelta(days=30)
# Nothing unsaid is older than this: the hourly look would have to fail for a week.
LOOK_BACK = timedelta(days=7)
FORGET_AT_ONCE = 500
# So many pictures of an account are let in by a person before the next ones need nobody.
PICTURES_TO_TRUST = 3


def list_unsaid(picture_ids: Collection[str]) -> dict[str, Picture]:
    """Those of these pictures that are still to be said, by id."""
    if not picture_ids:
        return {}
    unsaid = select(Picture).outerjoin(Message, Message.picture_id == Picture.id).where(Message.id.is_(None))
    found = session().scalars(unsaid.where(Picture.id.in_(picture_ids), Picture.removed_at.is_(None)))
    return {picture.id: picture for picture in found}


def list_trusted(account_ids: Collection[str]) -> set[str]:
    """Those of these accounts of whose pictures enough were let in, and not taken away by a moderator since."""
    if not account_ids:
        return set()
    let_in = (
        select(Picture.owner_id)
        .join(Message, Message.picture_id == Picture.id)
        .where(Picture.owner_id.in_(account_ids), Message.status == "delivered")
        .where(Message.removed_by.is_distinct_from("moderator"))
        .group_by(Picture.owner_id)
        .having(func.count() >= PICTURES_TO_TRUST)
    )
    return set(session().scalars(let_in))


def list_pictures(picture_ids: Collection[str]) -> dict[str, Picture]:
    """These pictures, whoever asks, also those out of sight; for evidence."""
    if not picture_ids:
        return {}
    return {one.id: one for one in session().scalars(select(Picture).where(Picture.id.in_(picture_ids)))}


def find_alt(message_id: str) -> str | None:
    """What a message's picture is said to show, or None for one without a picture."""
    of_message = select(Picture.alt).join(Message, Message.picture_id == Picture.id)
    return session().scalar(of_message.where(Message.id == message_id))


def find_given(owner_id: str, client_id: str) -> Picture | None:
    """The picture its owner gave this name, or None."""
    return session().scalar(select(Picture).where(Picture.owner_id == owner_id, Picture.client_id == client_id))


def get_picture(actor: Actor, picture_id: str) -> Picture:
    """A picture the actor may see: in a message they can read, or their own that is still unsaid; raises NotFound."""
    with_message = select(Picture, Message).outerjoin(Message, Message.picture_id == Picture.id)
    found = session().execute(with_message.where(Picture.id == picture_id, Picture.removed_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound
    picture: Picture = found[0]
    message: Message | None = found[1]
    if message is None:
        if picture.owner_id != actor.id:
            raise NotFound
    elif get_message(actor, message.room_id, message.id).removed_by or _is_hidden(message, actor):
        raise NotFound
    return picture


def list_evident(message_ids: Collection[str]) -> set[str]:
    """Those of these messages that an open case is about."""
    return list_open_subjects(KIND, message_ids)


def list_forgettable() -> list[str]:
    """Pictures never said, taken back, or turned away by moderators long ago; none that an open case needs."""
    now = clock.now()
    unsaid = and_(Message.id.is_(None), Picture.created_at.between(now - LOOK_BACK, now - UNSAID_FOR))
    taken_back = and_(Picture.removed_at.is_not(None), Message.removed_by == "author")
    turned_away = Picture.removed_at < now - OUT_OF_SIGHT_FOR
    with_message = select(Picture.id, Message.id).outerjoin(Message, Message.picture_id == Picture.id)
    found = session().execute(with_message.where(or_(unsaid, taken_back, turned_away)).limit(FORGET_AT_ONCE)).all()
    evident = list_evident({message_id for _, message_id in found if message_id})
    return [picture_id for picture_id, message_id in found if message_id not in evident]


def list_known(picture_ids: Collection[str]) -> set[str]:
    """Those of these pictures that are kept."""
    return set(session().scalars(select(Picture.id).where(Picture.id.in_(picture_ids))))


def _is_hidden(message: Message, actor: Actor) -> bool:
    return look_around([message], [actor.id]).is_apart(message.room_id, actor.id, message.author_id)
