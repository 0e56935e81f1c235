"""Makers of rooms and of what is said in them; all but `judge_by_first_word` need an open unit of work."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from backend.accounts.models import Community
from backend.chat import service
from backend.chat.models import Message, Room
from backend.core import clock
from backend.core.actor import Actor
from moderation.screening import Action, Context, Label, Severity, Verdict
from tests.factories import make_adult, make_community, make_youth

_numbers = count(1)

VERDICTS = {
    "ask": Verdict(labels=(Label.CONTACT_INFO,), severity=Severity.LOW, action=Action.NUDGE),
    "flag": Verdict(labels=(Label.BULLYING,), severity=Severity.MEDIUM, action=Action.FLAG),
    "help": Verdict(labels=(Label.SELF_HARM,), severity=Severity.HIGH, action=Action.HELP, help=True),
    "hold": Verdict(labels=(Label.THREAT,), severity=Severity.HIGH, action=Action.HOLD),
}


def judge_by_first_word(text: str, _context: Context) -> Verdict:
    """A screening engine with a vocabulary of four words."""
    return VERDICTS.get(text.split(" ", maxsplit=1)[0], Verdict())


@dataclass(frozen=True)
class Friends:
    """Two youths and the room they share."""

    one: Actor
    other: Actor
    room: Room


@dataclass(frozen=True)
class Gathering:
    """An event's room: its host, the adult who watches, and two youths."""

    host: Actor
    watcher: Actor
    one: Actor
    other: Actor
    room: Room


def make_friends(*, community: Community | None = None, ages: tuple[int, int] = (16, 16)) -> Friends:
    community = community or make_community()
    one, other = (make_youth(community=community, age=age) for age in ages)
    return Friends(one, other, service.open_direct_room(one_id=one.id, other_id=other.id))


def make_gathering(*, community: Community | None = None, title: str = "Filmaften") -> Gathering:
    community = community or make_community()
    host, watcher = make_adult("organiser", community=community), make_adult("moderator", community=community)
    one, other = make_youth(community=community), make_youth(community=community)
    # About to begin, so that the adults may write at any hour the tests run.
    starts_at = clock.now() + timedelta(hours=1)
    room = service.open_event_room(
        event_id=f"event{next(_numbers)}",
        title=title,
        community_id=community.id,
        host_id=host.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
    )
    assert room is not None
    for youth in (one, other):
        service.add_member(room_id=room.id, account_id=youth.id)
    return Gathering(host, watcher, one, other, room)


def say(actor: Actor, room: Room, text: str = "hej", *, client_id: str | None = None, **more: object) -> Message:
    """`actor` says `text` in `room`, under a name of its own unless `client_id` is given."""
    client_id = client_id or f"client{next(_numbers)}"
    return service.send_message(actor=actor, room_id=room.id, client_id=client_id, text=text, **more)  # type: ignore[arg-type]
