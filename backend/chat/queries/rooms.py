"""Rooms and their people, always from what the actor may see: nobody finds a room they are not in."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, and_, false, func, select
from sqlalchemy.orm import contains_eager, joinedload

from backend.accounts.models import Account
from backend.accounts.queries import actors_by_id
from backend.chat.models import Membership, Message, Room
from backend.chat.permissions import can_read, can_take_part, can_watch
from backend.chat.queries.blocks import is_heard, list_blocked
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate


def list_memberships(actor: Actor, window: Window) -> Page[Membership]:
    """The actor's rooms, the latest activity first."""
    return paginate(mine(actor), window, key=[Room.active_at, Room.id], descending=True)


def get_membership(actor: Actor, room_id: str) -> Membership:
    """The actor's place in a room; raises NotFound for a room they are not in."""
    membership = session().scalar(mine(actor).where(Membership.room_id == room_id))
    if membership is None:
        raise NotFound
    return membership


def list_places(actor: Actor, room_ids: Collection[str]) -> Sequence[Membership]:
    """The actor's places in those of these rooms they are in."""
    return session().scalars(mine(actor).where(Membership.room_id.in_(room_ids))).all()


def list_readable(actor: Actor, room_id: str | None) -> list[str]:
    """All the actor's rooms, or the one asked for; raises NotFound for one they are not in."""
    if room_id is not None:
        return [get_membership(actor, room_id).room_id]
    return [place.room_id for place in session().scalars(mine(actor))]


def list_shared(one_id: str, other_id: str) -> Sequence[Room]:
    """The rooms in which both of two people are."""
    theirs = select(Membership.room_id).where(Membership.account_id == other_id, Membership.left_at.is_(None))
    own = select(Room).join(Membership, Membership.room_id == Room.id)
    here = own.where(Membership.account_id == one_id, Membership.left_at.is_(None), Room.id.in_(theirs))
    return session().scalars(here.order_by(Room.id)).all()


def find_room(room_id: str, *, lock: bool = False) -> Room | None:
    """A room, whoever asks. Locked, nobody else sends to it or changes its people before this unit ends."""
    wanted = select(Room).where(Room.id == room_id).execution_options(populate_existing=True)
    return session().scalar(wanted.with_for_update() if lock else wanted)


def rooms_of_events(event_ids: Collection[str]) -> Mapping[tuple[str, str], str]:
    """The room that a community has of an event, by event and community."""
    rows = session().execute(
        select(Room.event_id, Room.community_id, Room.id).where(Room.event_id.in_(event_ids)).order_by(Room.id)
    )
    return {(event_id or "", community_id): room_id for event_id, community_id, room_id in rows}


def list_members(room_ids: Collection[str]) -> Sequence[Membership]:
    """Everybody in these rooms with their accounts, in the order they came."""
    return (
        session()
        .scalars(
            select(Membership)
            .options(joinedload(Membership.account), joinedload(Membership.room))
            .where(Membership.room_id.in_(room_ids), Membership.left_at.is_(None))
            .order_by(Membership.joined_at, Membership.account_id)
        )
        .all()
    )


def list_readers(members: Sequence[Membership]) -> Sequence[Membership]:
    """Those of these, with their accounts, who may read in their rooms today."""
    adults = actors_by_id(one.account_id for one in members if one.kind == "adult")
    return [one for one in members if one.kind == "youth" or can_read(adults[one.account_id], one.role)]


def people_by_room(room_ids: Collection[str]) -> Mapping[str, Sequence[Membership]]:
    """Everybody in each of these rooms, with their accounts."""
    people: dict[str, list[Membership]] = {room_id: [] for room_id in room_ids}
    for one in list_members(people):
        people[one.room_id].append(one)
    return people


def count_people(room_ids: Collection[str]) -> Mapping[str, int]:
    """How many are in each of these rooms."""
    here = select(Membership.room_id, func.count()).where(
        Membership.room_id.in_(room_ids), Membership.left_at.is_(None)
    )
    return dict(session().execute(here.group_by(Membership.room_id)).all())


def list_inside(room_id: str) -> Sequence[str]:
    """Who is in a room."""
    here = select(Membership.account_id).where(Membership.room_id == room_id, Membership.left_at.is_(None))
    return session().scalars(here).all()


def list_listeners(room: Room, author_id: str) -> frozenset[str]:
    """Who may hear of what the author does in `room`: whoever reads there now, and has no block between them."""
    here = select(Membership.account_id, Membership.role, Account.kind).join(Membership.account)
    if room.pair in list_blocked([room.pair]):
        here = here.where(Membership.account_id == author_id)
    present = session().execute(here.where(Membership.room_id == room.id, Membership.left_at.is_(None))).all()
    # A youth loses everything or nothing, and then has no open line; an adult may keep other rights, and the line.
    adults = actors_by_id(one.account_id for one in present if one.kind == "adult")
    return frozenset(
        one.account_id for one in present if one.kind == "youth" or can_read(adults[one.account_id], one.role)
    )


def count_unread(memberships: Sequence[Membership]) -> Mapping[tuple[str, str], int]:
    """How much others have said that each (room, account) has not read, past what nobody reads.

    That is what was removed, what only tells what happened, and what is said across a block.
    """
    unread = and_(
        Message.room_id == Membership.room_id,
        Message.seq > Membership.read_seq,
        Message.author_id != Membership.account_id,
        Message.removed_by.is_(None),
        Message.kind != "system",
    )
    rows = session().execute(
        select(Membership.room_id, Membership.account_id, func.count())
        .join(Membership.room)
        .join(Message, unread)
        .where(
            is_heard(),
            Membership.room_id.in_({membership.room_id for membership in memberships}),
            Membership.account_id.in_({membership.account_id for membership in memberships}),
        )
        .group_by(Membership.room_id, Membership.account_id)
    )
    return {(room_id, account_id): count for room_id, account_id, count in rows}


def mine(actor: Actor) -> Select[Membership]:
    """The actor's places, each with its room; none for whoever may not take part, nor to watch without the right."""
    own = (
        select(Membership)
        .join(Membership.room)
        .options(contains_eager(Membership.room))
        .where(Membership.account_id == actor.id, Membership.left_at.is_(None))
    )
    if not can_take_part(actor):
        return own.where(false())
    return own if can_watch(actor) else own.where(Membership.role != "watcher")
