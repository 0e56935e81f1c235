"""Reads about events: always from what this actor may see."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.chat import queries as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .hosting.models import CoHost
from .models import LONGEST, SHOWN, Event, Feed, Series, SignUp, band_bit
from .neighbours.queries import names_of
from .permissions import can_see_place, require_host, require_runs, require_seen
from .photos.models import Photo
from .recurrence import pace_of

# Where two who have never met could meet: not too many there, by daylight, and before they have lost heart.
MEETING_SOON, MEETING_SIZE, MEETING_HOURS, MEETING_CHOICE = timedelta(days=28), 12, (time(9), time(18)), 50
_FEEL = ("first_ten_minutes", "sound", "who_is_there", "leaving_early")
_PLAIN = (
    "id",
    "title",
    "description",
    "category",
    "picture",
    "starts_at",
    "ends_at",
    "capacity",
    "cancel_reason",
    "series_id",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: going, or waiting at `position` (1 is next), alone or `together` with somebody."""

    status: str
    position: int | None = None
    together: bool = False


def find_event(event_id: str) -> Event | None:
    """One event, whoever asks."""
    return session().get(Event, event_id)


def get_event(actor: Actor, event_id: str) -> dict[str, Any]:
    """One event as this actor sees it; raises NotFound."""
    return describe(actor, [require_seen(actor, find_event(event_id))])[0]


class Sieve(TypedDict, total=False):
    """What of all events is asked for: until when, of which kind, with a seat `free`, and not one's own already."""

    until: datetime | None
    category: str | None
    free: bool
    unjoined: bool


def list_events(
    actor: Actor, window: Window, since: datetime | None = None, **sieve: Unpack[Sieve]
) -> Page[dict[str, Any]]:
    """What this actor may attend, or watch over, and is not over at `since` (default now); soonest first.

    Nothing that is hosted across a block, for those who would attend.
    """
    since = since or clock.now()
    listed = visible(actor).where(Event.starts_at > since - LONGEST, Event.ends_at > since, *_sifted(actor, sieve))
    page = paginate(listed, window, key=[Event.starts_at, Event.id])
    return page.map(lambda events: describe(actor, events))


def count_by_day(actor: Actor, first: date, **sieve: Unpack[Sieve]) -> Mapping[date, int]:
    """How much begins on each day of the month of `first` where something does, for this actor."""
    month = first.replace(day=1)
    after = (month + timedelta(days=31)).replace(day=1)
    begins, ends = (datetime.combine(day, time()) for day in (month, after))
    # A wall shows the day people mean, whatever the clocks do.
    begun = visible(actor).where(Event.local_start >= begins, Event.local_start < ends, *_sifted(actor, sieve))
    counted = begun.with_only_columns(Event.local_start, func.count()).group_by(Event.local_start)
    days: dict[date, int] = defaultdict(int)
    for wall, number in session().execute(counted.order_by(Event.local_start)):
        days[wall.date()] += number
    return days


def find_series(series_id: str) -> Series | None:
    """One series, whoever asks."""
    return session().get(Series, series_id)


def get_series(actor: Actor, series_id: str) -> Series:
    """A series as whoever runs it sees it; raises NotFound."""
    return require_runs(actor, find_series(series_id))


def list_of_series(actor: Actor, series_id: str, window: Window) -> Page[dict[str, Any]]:
    """What is not over of a series this actor runs, soonest first; raises NotFound."""
    series = get_series(actor, series_id)
    ahead = select(Event).where(Event.series_id == series.id, Event.ends_at > clock.now(), Event.status != "hidden")
    return paginate(ahead, window, key=[Event.starts_at, Event.id]).map(lambda events: describe(actor, events))


def describe(actor: Actor, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Events as the API shows them to this actor, in a fixed number of queries."""
    event_ids = [event.id for event in events]
    co_hosts = _co_hosts_of(events)
    hosts = accounts.people_by_id(
        [*(event.host_id for event in events), *(one.account_id for one in chain(*co_hosts.values()))]
    )
    mine, waiting, paces = places_of(actor.id, event_ids), _count_waiting(event_ids), _paces_of(events)
    photos, names = _photos_of(events), _names_of_two(events, co_hosts)
    rooms = _rooms_for(actor, events)
    return [
        {
            **_described(
                actor,
                event,
                [hosts[one] for one in (event.host_id, *(one.account_id for one in co_hosts[event.id]))],
                mine.get(event.id),
                rooms.get(event.id),
            ),
            "communities": names.get(event.id, []),
            "is_visit": event.community_id != actor.community_id,
            "waiting": waiting.get(event.id, 0),
            "repeats": paces.get(event.series_id or ""),
            "photo": photos.get(event.photo_id or ""),
        }
        for event in events
    ]


def places_of(account_id: str, event_ids: Collection[str]) -> Mapping[str, Place]:
    """Where one person stands at these events; nothing where they do not come."""
    ahead = aliased(SignUp)
    position = (
        select(func.count(ahead.turn.distinct()))
        .where(ahead.event_id == SignUp.event_id, ahead.status == "waiting", ahead.turn <= SignUp.turn)
        .scalar_subquery()
    )
    other = aliased(SignUp)
    with_friend = (
        select(other.id)
        .where(other.event_id == SignUp.event_id, other.turn == SignUp.turn, other.status == SignUp.status)
        .where(other.id != SignUp.id)
        .exists()
    )
    rows = session().execute(
        select(SignUp.event_id, SignUp.status, position, or_(SignUp.seats > 1, with_friend)).where(
            SignUp.event_id.in_(event_ids), SignUp.account_id == account_id, SignUp.status != "cancelled"
        )
    )
    return {
        event_id: Place(status, place if status == "waiting" else None, bool(together))
        for event_id, status, place, together in rows
    }


def find_sign_up(event_id: str, account_id: str) -> SignUp | None:
    """A person's row at an event, cancelled or not, read afresh."""
    return session().scalar(
        select(SignUp).where(SignUp.event_id == event_id, SignUp.account_id == account_id),
        execution_options={"populate_existing": True},
    )


def find_own_sign_up(actor: Actor, event_id: str, account_id: str) -> SignUp | None:
    """A row at an event of somebody of the actor's own community."""
    sign_up = find_sign_up(event_id, account_id)
    person = accounts.people_by_id([account_id]).get(account_id)
    return sign_up if person and person.community_id == actor.community_id else None


def list_line(event_id: str) -> Sequence[SignUp]:
    """Everybody who waits, the first in line first."""
    return session().scalars(select(SignUp).where(*_waiting(event_id)).order_by(SignUp.turn, SignUp.id)).all()


def list_unit(sign_up: SignUp) -> Sequence[SignUp]:
    """This sign-up and, where two come together, that of the other."""
    if sign_up.status == "cancelled":
        return [sign_up]
    same = (SignUp.event_id == sign_up.event_id, SignUp.turn == sign_up.turn, SignUp.status == sign_up.status)
    return session().scalars(select(SignUp).where(*same).order_by(SignUp.id)).all()


def list_signed_up(event_id: str) -> Sequence[SignUp]:
    """Everybody who comes or waits."""
    on_the_list = select(SignUp).where(SignUp.event_id == event_id, SignUp.status != "cancelled")
    return session().scalars(on_the_list.order_by(SignUp.turn)).all()


def list_going(event_id: str) -> Sequence[str]:
    """Who has a seat."""
    seated = select(SignUp.account_id).where(SignUp.event_id == event_id, SignUp.status == "going")
    return session().scalars(seated.order_by(SignUp.turn)).all()


def list_sign_ups(actor: Actor, event_id: str, window: Window) -> Page[dict[str, Any]]:
    """Who comes and who waits of the host's community, with what they said, in order. Raises NotFound, Forbidden."""
    event = require_host(actor, find_event(event_id))
    on_the_list = select(SignUp).where(
        SignUp.event_id == event.id, SignUp.status != "cancelled", is_of(actor.community_id)
    )
    return paginate(on_the_list, window, key=[SignUp.turn, SignUp.id]).map(_with_people)


def list_people_of(event_ids: Collection[str]) -> Mapping[str, list[str]]:
    """By account, the events at which somebody comes or waits, soonest first."""
    rows = session().execute(
        select(SignUp.account_id, SignUp.event_id)
        .join(Event, Event.id == SignUp.event_id)
        .where(SignUp.event_id.in_(event_ids), SignUp.status != "cancelled")
        .order_by(Event.starts_at, Event.id)
    )
    events: dict[str, list[str]] = defaultdict(list)
    for account_id, event_id in rows:
        events[account_id].append(event_id)
    return events


def list_calendar(account_id: str, since: datetime) -> Sequence[Event]:
    """Where this person has a seat, or had one when it was called off, and what is not over at `since`."""
    mine = select(Event).join(SignUp, SignUp.event_id == Event.id)
    seated = mine.where(SignUp.account_id == account_id, SignUp.status == "going", Event.status.in_(SHOWN))
    return session().scalars(seated.where(Event.ends_at > since).order_by(Event.starts_at, Event.id)).all()


def find_feed(account_id: str) -> Feed | None:
    """A person's calendar for programs outside, if they have one."""
    return session().get(Feed, account_id)


def describe_feed(actor: Actor) -> dict[str, Any]:
    """Whether the actor's calendar can be read outside, and how."""
    feed = find_feed(actor.id)
    return {
        "is_open": feed is not None,
        "neutral": feed.neutral if feed else True,
        "created_at": feed and feed.created_at,
    }


def find_feed_by_token(token_hash: str) -> Feed | None:
    """The calendar a token opens."""
    return session().scalar(select(Feed).where(Feed.token_hash == token_hash))


def list_used(event_ids: Collection[str]) -> set[str]:
    """Those of these events that somebody ever signed up for."""
    return set(session().scalars(select(SignUp.event_id).where(SignUp.event_id.in_(event_ids)).distinct()))


def find_meeting_event(community_id: str, account_ids: Collection[str]) -> Event | None:
    """The gentlest of the next open events that all of these may attend and that still has a seat for each.

    Small before large, by day before in the evening, soon before late; one within the month before any later one.
    """
    people = accounts.actors_by_id(account_ids)
    if len(people) < len(set(account_ids)):
        return None
    seats = or_(Event.capacity.is_(None), Event.taken + len(people) <= Event.capacity)
    welcome = and_(*(_is_for(person) for person in people.values()))
    barred = set().union(*(accounts.list_blocked_either_way(account_id) for account_id in people))
    coming = _open_here(community_id).where(
        Event.starts_at > clock.now(), seats, welcome, _is_hosted_by_none_of(barred)
    )
    soonest = session().scalars(coming.order_by(Event.starts_at, Event.id).limit(MEETING_CHOICE)).all()
    return min(soonest, key=_meeting_order, default=None)


def list_meeting_events(event_ids: Collection[str]) -> Mapping[str, Event]:
    """Those of these events that will still take place, by id."""
    still_on = select(Event).where(Event.id.in_(event_ids), Event.status == "open", Event.ends_at > clock.now())
    return {event.id: event for event in session().scalars(still_on)}


def _meeting_order(event: Event) -> tuple[bool, bool, bool, datetime, str]:
    is_large = event.capacity is None or event.capacity > MEETING_SIZE
    is_late = not MEETING_HOURS[0] <= event.local_start.time() < MEETING_HOURS[1]
    return event.starts_at > clock.now() + MEETING_SOON, is_large, is_late, event.starts_at, event.id


def visible(actor: Actor) -> Select[Event]:
    """What this actor may attend or watch over, over or not."""
    here = select(Event).where(_is_open_to(actor.community_id), Event.status.in_(SHOWN))
    if actor.is_adult and actor.capabilities:
        return here
    return here.where(_is_for(actor), _is_hosted_by_none_of(accounts.list_blocked_either_way(actor.id)))


def is_of(community_id: str) -> ColumnElement[bool]:
    """Whether a sign-up is of somebody of this community."""
    return SignUp.account_id.in_(select(Account.id).where(Account.community_id == community_id))


def _is_open_to(community_id: str) -> ColumnElement[bool]:
    """Its own events, and those of a neighbour that somebody of theirs hosts too."""
    own = Event.community_id == community_id
    visits = (CoHost.brings_id == community_id, CoHost.said_yes_at.is_not(None))
    # Most communities visit nobody, and are not to wait for a question about it.
    if session().scalar(select(CoHost.id).where(*visits).limit(1)) is None:
        return own
    return or_(
        own,
        Event.id.in_(select(CoHost.event_id).where(*visits, CoHost.event_id.is_not(None))),
        func.coalesce(
            Event.series_id.in_(select(CoHost.series_id).where(*visits, CoHost.series_id.is_not(None))), false()
        ),
    )


def _open_here(community_id: str) -> Select[Event]:
    return select(Event).where(Event.community_id == community_id, Event.status == "open")


def _is_for(person: Actor) -> ColumnElement[bool]:
    band = band_bit(person.age_band) if person.can("events.take_part") else 0
    return Event.bands.bitwise_and(band) != 0


def _sifted(actor: Actor, sieve: Sieve) -> list[ColumnElement[bool]]:
    """The conditions of a sieve; what is not said lets everything through."""
    conditions: list[ColumnElement[bool]] = []
    if until := sieve.get("until"):
        conditions.append(Event.starts_at < until)
    if category := sieve.get("category"):
        conditions.append(Event.category == category)
    if sieve.get("free"):
        conditions += [Event.status == "open", or_(Event.capacity.is_(None), Event.taken < Event.capacity)]
    if sieve.get("unjoined"):
        on_it = select(SignUp.event_id).where(SignUp.account_id == actor.id, SignUp.status != "cancelled")
        conditions.append(Event.id.not_in(on_it))
    return conditions


def _paces_of(events: Sequence[Event]) -> Mapping[str, str]:
    """By series, how often it happens."""
    ids = {event.series_id for event in events if event.series_id}
    rows = session().execute(select(Series.id, Series.rule).where(Series.id.in_(ids)))
    return {series_id: pace_of(rule) for series_id, rule in rows}


def _co_hosts_of(events: Sequence[Event]) -> Mapping[str, list[CoHost]]:
    """By event, who hosts it besides its organiser, those who said yes first."""
    ids, series = [event.id for event in events], {event.series_id for event in events if event.series_id}
    theirs = select(CoHost).where(or_(CoHost.event_id.in_(ids), CoHost.series_id.in_(series)))
    found = session().scalars(theirs.where(CoHost.said_yes_at.is_not(None)).order_by(CoHost.said_yes_at)).all()
    return {
        event.id: [one for one in found if (one.event_id or one.series_id) in (event.id, event.series_id)]
        for event in events
    }


def _names_of_two(events: Sequence[Event], co_hosts: Mapping[str, Sequence[CoHost]]) -> Mapping[str, list[str]]:
    """What the two communities of an event are called, the one that holds it first; nothing where one is alone."""
    guests = {event.id: next((one.brings_id for one in co_hosts[event.id] if one.brings_id), None) for event in events}
    two = {event.id: [event.community_id, guest] for event in events if (guest := guests[event.id])}
    names = names_of(set(chain(*two.values())))
    return {event_id: [names[one] for one in both] for event_id, both in two.items()}


def _rooms_for(actor: Actor, events: Sequence[Event]) -> Mapping[str, str | None]:
    """By event, the room the actor's community has of it."""
    visits = [event.id for event in events if event.community_id != actor.community_id]
    theirs = chat.rooms_of_events(visits) if visits else {}
    own = {event.id: event.room_id for event in events}
    return {**own, **{event_id: theirs.get((event_id, actor.community_id)) for event_id in visits}}


def _photos_of(events: Sequence[Event]) -> Mapping[str, Photo]:
    ids = {event.photo_id for event in events if event.photo_id}
    return {photo.id: photo for photo in session().scalars(select(Photo).where(Photo.id.in_(ids)))} if ids else {}


def is_hosted_by(*account_ids: str) -> ColumnElement[bool]:
    """Whether one of these people runs an event, alone or with others."""
    theirs = (CoHost.account_id.in_(account_ids), CoHost.said_yes_at.is_not(None))
    with_others = (
        Event.id.in_(select(CoHost.event_id).where(*theirs, CoHost.event_id.is_not(None))),
        Event.series_id.in_(select(CoHost.series_id).where(*theirs, CoHost.series_id.is_not(None))),
    )
    return or_(Event.host_id.in_(account_ids), *(func.coalesce(one, false()) for one in with_others))


def _is_hosted_by_none_of(account_ids: Collection[str]) -> ColumnElement[bool]:
    return not_(is_hosted_by(*account_ids)) if account_ids else true()


def _with_people(sign_ups: Sequence[SignUp]) -> list[dict[str, Any]]:
    partners = _partners(sign_ups)
    people = accounts.people_by_id([*(sign_up.account_id for sign_up in sign_ups), *partners.values()])
    said = ("status", "needs", "would_like_company", "guest_name", "came")
    return [
        {
            "person": people[sign_up.account_id],
            "comes_with": people.get(partners.get(sign_up.id, "")),
            **{name: getattr(sign_up, name) for name in said},
        }
        for sign_up in sign_ups
    ]


def _partners(sign_ups: Sequence[SignUp]) -> Mapping[str, str]:
    """By sign-up, who comes together with them; also where the other is on the next page."""
    other = aliased(SignUp)
    same = (other.event_id == SignUp.event_id, other.turn == SignUp.turn, other.status == SignUp.status)
    rows = session().execute(
        select(SignUp.id, other.account_id)
        .join(other, and_(*same, other.id != SignUp.id))
        .where(SignUp.id.in_([sign_up.id for sign_up in sign_ups]), SignUp.status != "cancelled")
    )
    return dict(rows.all())


def _waiting(event_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return SignUp.event_id == event_id, SignUp.status == "waiting"


def _count_waiting(event_ids: Collection[str]) -> Mapping[str, int]:
    rows = session().execute(
        select(SignUp.event_id, func.sum(SignUp.seats))
        .where(SignUp.event_id.in_(event_ids), SignUp.status == "waiting")
        .group_by(SignUp.event_id)
    )
    return dict(rows.all())


def _described(
    actor: Actor, event: Event, hosts: Sequence[Account], mine: Place | None, room_id: str | None
) -> dict[str, Any]:
    going = mine is not None and mine.status == "going"
    sees_place = can_see_place(actor, going=going)
    return {
        **{name: getattr(event, name) for name in (*_PLAIN, "languages", "guests_welcome", "age_bands")},
        "place": event.place if sees_place else None,
        "house_room_id": event.house_room_id if sees_place else None,
        "going": event.taken,
        "status": "past" if event.status == "open" and event.is_over else event.status,
        "feel": {name: getattr(event, name) for name in _FEEL},
        "host": hosts[0],
        "co_hosts": hosts[1:],
        "mine": mine,
        "room_id": room_id if going or actor.id in {host.id for host in hosts} else None,
    }
