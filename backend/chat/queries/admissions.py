"""Ways into rooms: who waits for whose answer, whom one may ask, and where one may ask to come in.

A no is silent: to all but the one who said it, an admission without a yes stands for a month, whatever was answered.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, String, and_, cast, exists, false, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from backend.chat.models import Admission, Membership, Room
from backend.chat.permissions import OVERSEE, can_take_part, may_admit
from backend.chat.queries.blocks import are_blocked
from backend.chat.queries.rooms import find_room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Page, Window, paginate

STANDS_FOR = timedelta(days=30)
Id = SQLColumnExpression[str] | str


def find_admission(room_id: str, account_id: str) -> Admission | None:
    """Somebody's way into a room, answered or not, read afresh."""
    return session().get(Admission, (room_id, account_id), populate_existing=True)


def list_standing(room_id: str) -> Sequence[str]:
    """Whom somebody in a room has invited and who has not come yet."""
    asked = select(Admission.account_id).where(Admission.room_id == room_id, is_standing("invitation"))
    return session().scalars(asked).all()


def count_invited(room_ids: Collection[str]) -> dict[str, int]:
    """How many are invited into each room and have not come yet."""
    standing = select(Admission.room_id, func.count()).where(Admission.room_id.in_(room_ids), is_standing("invitation"))
    return dict(session().execute(standing.group_by(Admission.room_id)).all())


def is_standing(kind: str) -> ColumnElement[bool]:
    """Whether an invitation or a request is still there for others to see."""
    came = and_(Admission.answer.is_not(None), Admission.answer == "yes")
    return and_(Admission.kind == kind, ~came, Admission.created_at > clock.now() - STANDS_FOR)


def list_invitations(actor: Actor, window: Window) -> Page[Admission]:
    """What waits for the actor's answer, newest first; never across a block with whoever asked, or with who is in."""
    waiting = (
        select(Admission)
        .join(Admission.room)
        .options(contains_eager(Admission.room), joinedload(Admission.by))
        .where(Admission.account_id == actor.id, Admission.answer.is_(None), is_standing("invitation"))
        .where(Room.closed_at.is_(None), ~has_block_inside(Room.id, actor.id))
        .where(~are_blocked(Admission.by_id, actor.id))
    )
    if not can_take_part(actor):
        return Page([])
    return paginate(waiting, window, key=[Admission.created_at, Admission.room_id], descending=True)


def get_admitting(actor: Actor, room_id: str) -> Room:
    """An interest group for whose door the actor answers; raises NotFound, Forbidden for others who are in it."""
    room = find_room(room_id)
    place = session().get(Membership, (room_id, actor.id), populate_existing=True)
    role = place.role if place and place.left_at is None else None
    if room is None or room.kind != "interest" or not can_take_part(actor):
        raise NotFound
    if not may_admit(actor, room, role):
        raise Forbidden if role else NotFound
    return room


def list_requests(actor: Actor, room_id: str, window: Window) -> Page[Admission]:
    """Who asks to come in, the longest wait first, and could be let in as to blocks; raises NotFound, Forbidden."""
    get_admitting(actor, room_id)
    waiting = (
        select(Admission)
        .options(joinedload(Admission.account))
        .where(Admission.room_id == room_id, Admission.answer.is_(None), is_standing("request"))
        .where(~has_block_with_host(Admission.room_id, Admission.account_id))
    )
    return paginate(waiting, window, key=[Admission.created_at, Admission.account_id])


def has_block_inside(room_id: Id, account_id: Id) -> ColumnElement[bool]:
    """Whether somebody in a room has a block with this account."""
    return exists().where(*_apart(aliased(Membership), room_id, account_id))


def has_block_with_host(room_id: Id, account_id: Id) -> ColumnElement[bool]:
    """Whether a host of a room has a block with this account."""
    host = aliased(Membership)
    return exists().where(host.role == "host", *_apart(host, room_id, account_id))


def is_at_odds(room_id: str, account_id: str) -> bool:
    """Whether somebody in this room has a block with this account."""
    return bool(session().scalar(select(has_block_inside(room_id, account_id))))


def list_interests(actor: Actor, window: Window) -> Page[Room]:
    """Interest groups the actor may ask to join; none whose host they have a block with, nor one without a title.

    Where a moderator took the title away, its host finds another first.
    """
    return paginate(_listed(actor).where(Room.title != ""), window, key=[Room.id])


def list_groups(actor: Actor, window: Window) -> Page[Room]:
    """Every open interest group of the community, for who looks after them all; raises Forbidden."""
    actor.require(OVERSEE)
    here = select(Room).where(Room.kind == "interest", Room.community_id == actor.community_id)
    return paginate(here.where(Room.closed_at.is_(None)), window, key=[Room.id])


def is_listed(actor: Actor, room_id: str) -> bool:
    """Whether the actor may ask to join this room."""
    return session().scalar(_listed(actor).where(Room.id == room_id)) is not None


def can_see_words(actor: Actor, room_id: str) -> bool:
    """Whether the actor can read what a room is called and for: they are in it, asked into it, or may ask."""
    invited = select(Admission.room_id).where(Admission.account_id == actor.id, is_standing("invitation"))
    inside = select(Membership.room_id).where(Membership.account_id == actor.id, Membership.left_at.is_(None))
    known = or_(Room.id.in_(invited), Room.id.in_(inside))
    return session().scalar(select(Room.id).where(Room.id == room_id, known)) is not None or is_listed(actor, room_id)


def list_asked(actor: Actor, room_ids: Collection[str]) -> set[str]:
    """Those of these rooms that the actor has asked to come into."""
    asked = select(Admission.room_id).where(Admission.room_id.in_(room_ids), Admission.account_id == actor.id)
    return set(session().scalars(asked.where(is_standing("request"))))


def _listed(actor: Actor) -> Select[Room]:
    listed = select(Room).where(Room.kind == "interest", Room.community_id == actor.community_id)
    if actor.is_adult or not can_take_part(actor):
        return listed.where(false())
    seat = aliased(Membership)
    is_in = exists().where(seat.room_id == Room.id, seat.left_at.is_(None), seat.account_id == actor.id)
    return listed.where(Room.closed_at.is_(None), _is_for(actor), ~is_in, ~has_block_with_host(Room.id, actor.id))


def _is_for(actor: Actor) -> ColumnElement[bool]:
    """Whether a group is for the actor's age; its bands are stored as a list in JSON, empty for everybody."""
    bands = cast(Room.age_bands, String)
    return or_(bands == "[]", bands.contains(f'"{actor.age_band}"'))


def _apart(inside: type[Membership], room_id: Id, account_id: Id) -> Sequence[ColumnElement[bool]]:
    return inside.room_id == room_id, inside.left_at.is_(None), are_blocked(inside.account_id, account_id)
