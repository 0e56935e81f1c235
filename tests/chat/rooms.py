"""Makers of rooms people open themselves; every one needs an open unit of work."""

from dataclasses import dataclass
from itertools import count

from backend.accounts.models import Block, Community
from backend.chat import queries, service
from backend.chat.models import Room
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Window
from tests.factories import make_adult, make_community, make_youth

_numbers = count(1)
WORDS = {"title": "Tegning", "purpose": "Vi tegner.", "guidelines": "Vær rar."}


@dataclass(frozen=True)
class Circle:
    """A group of friends who all said yes; the first of `people` opened it and knows `friend` too."""

    people: tuple[Actor, ...]
    friend: Actor
    room: Room


@dataclass(frozen=True)
class Club:
    """An interest group with its host, the adult who watches and a youth, and another who is not in it."""

    host: Actor
    watcher: Actor
    youth: Actor
    outsider: Actor
    room: Room


def befriend(one: Actor, *others: Actor) -> None:
    for other in others:
        service.open_direct_room(one_id=one.id, other_id=other.id)


def block(one: Actor, other: Actor) -> None:
    session().add(Block(blocker_id=one.id, blocked_id=other.id))
    session().flush()


def open_group(actor: Actor, *others: Actor, title: str = "Os tre") -> Room:
    """A group with everybody asked and nobody in but the one who opened it."""
    return service.open_group(actor=actor, title=title, account_ids=[other.id for other in others])


def say_yes(room: Room, *actors: Actor) -> None:
    for actor in actors:
        service.answer_invitation(actor=actor, room_id=room.id, answer="yes")


def make_circle(*, community: Community | None = None, size: int = 3) -> Circle:
    community = community or make_community()
    first, friend, *others = (make_youth(community=community) for _ in range(size + 1))
    befriend(first, friend, *others)
    room = open_group(first, *others)
    say_yes(room, *others)
    return Circle((first, *others), friend, room)


def make_club(*, community: Community | None = None, age_bands: tuple[str, ...] = ()) -> Club:
    community = community or make_community()
    host, watcher = make_adult("organiser", community=community), make_adult("moderator", community=community)
    youth, outsider = make_youth(community=community), make_youth(community=community)
    room = service.open_interest_group(actor=host, age_bands=age_bands, **WORDS)
    ask_and_let_in(host, youth, room)
    return Club(host, watcher, youth, outsider, room)


def ask_and_let_in(host: Actor, youth: Actor, room: Room) -> None:
    service.request_entry(actor=youth, room_id=room.id)
    service.answer_request(actor=host, room_id=room.id, account_id=youth.id, answer="yes")


def people_in(room: Room) -> set[tuple[str, str]]:
    return {(one.account_id, one.role) for one in queries.list_members([room.id])}


def told_in(room: Room, reader: Actor) -> list[tuple[str, str]]:
    """What happened in a room, as its system messages tell the reader: a code, and who it is about."""
    items = queries.list_history(reader, room.id, limit=100).items
    return [(message.text, message.author_id) for message in items if message.kind == "system"]


def asked_into(actor: Actor) -> list[str]:
    """The rooms that wait for somebody's answer."""
    return [one.room_id for one in queries.list_invitations(actor, Window()).items]


def may_ask(actor: Actor, room: Room | None = None) -> set[str]:
    return {one.id for one in queries.list_candidates(actor, room.id if room else None, Window()).items}
