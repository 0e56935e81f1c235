"""Whom somebody knows well enough to be in a room with: friends, colleagues, the adults of one's rooms."""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from backend.accounts.models import Account
from backend.accounts.queries import actors_by_id
from backend.chat.models import Membership, Room
from backend.chat.permissions import can_join, can_take_part
from backend.chat.queries.admissions import list_standing
from backend.chat.queries.blocks import are_blocked
from backend.chat.queries.rooms import get_membership, list_inside
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

INVITING = ("group", "staff")


def list_candidates(actor: Actor, room_id: str | None, window: Window) -> Page[Account]:
    """Whom the actor may invite into a room, or into a new one; raises NotFound for a room they are not in.

    A page may be shorter than its limit: whoever is too old or too young for somebody inside is left out.
    """
    kind = get_membership(actor, room_id).room.kind if room_id else "staff" if actor.is_adult else "group"
    if kind not in INVITING or not can_take_part(actor):
        return Page([])
    asked = list_standing(room_id) if room_id else []
    inside = list_inside(room_id) if room_id else [actor.id]
    fresh = _candidates_for(actor, kind).where(Account.id.not_in([*asked, *inside]))
    page = paginate(fresh, window, key=[Account.id])
    people = actors_by_id([*inside, *asked, *(account.id for account in page.items)])
    here = [people[account_id] for account_id in (*inside, *asked)]
    return page.map(lambda accounts: [one for one in accounts if can_join(kind, people[one.id], here)])


def list_askable(actor: Actor, kind: str, account_ids: Collection[str]) -> set[str]:
    """Those of these accounts that the actor may invite into a room of this kind."""
    asked = _candidates_for(actor, kind).where(Account.id.in_(account_ids))
    return {account.id for account in session().scalars(asked)}


def list_reachable_adults(actor: Actor) -> set[str]:
    """The adults a youth may write to: hosts of the event rooms and interest groups they are in."""
    own, theirs = aliased(Membership), aliased(Membership)
    hosts = (
        select(Account.id)
        .join(theirs, theirs.account_id == Account.id)
        .join(own, own.room_id == theirs.room_id)
        .join(Room, Room.id == own.room_id)
        .where(own.account_id == actor.id, own.left_at.is_(None), theirs.left_at.is_(None), theirs.role == "host")
        .where(Room.kind.in_(("event", "interest")), Account.kind == "adult", ~are_blocked(Account.id, actor.id))
    )
    found = actors_by_id(session().scalars(hosts))
    return {one.id for one in found.values() if can_take_part(one)}


def _candidates_for(actor: Actor, kind: str) -> Select[Account]:
    """Whom the actor may invite into a room of this kind: adults among adults, friends among youths."""
    return _list_colleagues(actor) if kind == "staff" else _list_friends(actor)


def _list_colleagues(actor: Actor) -> Select[Account]:
    """The other adults of the actor's community."""
    here = (Account.community_id == actor.community_id, Account.kind == "adult", Account.status == "active")
    return select(Account).where(*here, Account.id != actor.id, ~are_blocked(Account.id, actor.id))


def _list_friends(actor: Actor) -> Select[Account]:
    """The youths with whom the actor has an open room for two."""
    own, theirs = aliased(Membership), aliased(Membership)
    return (
        select(Account)
        .join(theirs, theirs.account_id == Account.id)
        .join(own, own.room_id == theirs.room_id)
        .join(Room, Room.id == own.room_id)
        .where(own.account_id == actor.id, own.left_at.is_(None), theirs.left_at.is_(None))
        .where(Room.kind == "direct", Room.closed_at.is_(None))
        .where(Account.id != actor.id, Account.kind == "youth", Account.status == "active")
        .where(~are_blocked(Account.id, actor.id))
    )
