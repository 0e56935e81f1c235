"""How it looks for somebody who waits, and what others could be told about them.

Counts are told in bands, and worked out anew only so often a day, so that nobody can be found by trying limits.
Proposals under way, the own ones too, count for nothing here: a draft is nobody's business before it is sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from backend.core import clock, rates
from backend.core.actor import Actor
from backend.core.errors import TooMany

from . import queries
from .catalogue import TIMES, TRAVEL
from .facts import as_person, load_barred, load_pool
from .matching.counterfactual import count_as
from .matching.people import NOBODY
from .matching.pool import Pool
from .matching.reasons import Reason, count_facts, list_tellable
from .models import Profile, blank_profile

SOME_FROM, MOST_LEVERS = 5, 3
ANEW, KEPT_AT_MOST = "12/day", 5_000


@dataclass(frozen=True, slots=True)
class Lever:
    """A limit of one's own, what to change it to, and in which band that would let others in: "few" or "some"."""

    limit: str
    changes: Mapping[str, Any]
    opens: str


@dataclass(frozen=True, slots=True)
class Prospect:
    """How many could suit somebody, as "none", "few" or "some", and which of their own limits would let in more.

    `by_choice` says that giving up all of their limits would, whether or not a single one does.
    """

    partners: str
    levers: tuple[Lever, ...]
    by_choice: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where somebody stands, and why; `prospect` is for those who wait, unless they asked too often."""

    state: str
    looking_since: datetime | None = None
    prospect: Prospect | None = None

    @property
    def waiting_days(self) -> int:
        """Whole days since they began to look."""
        return (clock.now() - self.looking_since).days if self.looking_since else 0

    @property
    def reason(self) -> str:
        """The code of the truthful reason why there is no match yet."""
        if self.state != "waiting":
            return self.state
        if self.prospect is None:
            return "looking"
        if self.prospect.partners != "none":
            return f"{self.prospect.partners}_fit"
        if self.prospect.levers:
            return "own_limits"
        return "limits_together" if self.prospect.by_choice else "nobody_yet"


# For whom, told when and asked on which day: an answer stands until either changes. A process has its own.
_kept: dict[str, tuple[tuple[datetime | None, date], Prospect]] = {}


def outlook_of(actor: Actor) -> Outlook:
    """How it looks for the actor; raises Forbidden."""
    actor.require("friendbank.take_part")
    profile = queries.find_profile(actor.id) or blank_profile(actor.id)
    if not profile.is_complete:
        return Outlook("incomplete")
    if profile.is_paused:
        return Outlook("paused")
    if queries.has_open_proposal(actor.id):
        return Outlook("has_proposal", profile.looking_since)
    return Outlook("waiting", profile.looking_since, _prospect(actor, profile))


def tellable_of(actor: Actor) -> list[Reason]:
    """Everything that another could be told about the actor before both said yes; raises Forbidden."""
    actor.require("friendbank.take_part")
    known = count_facts(load_pool(actor.community_id).values())
    return list_tellable(as_person(actor, queries.find_profile(actor.id) or blank_profile(actor.id)), known)


def _prospect(actor: Actor, profile: Profile) -> Prospect | None:
    """The prospect as it was worked out today, or anew; None for who has asked for too many."""
    asked = (profile.updated_at, clock.today())
    key, found = _kept.get(actor.id, (None, None))
    if key == asked:
        return found
    try:
        rates.take(f"friendbank.outlook:{actor.id}", ANEW)
    except TooMany:
        return None
    if len(_kept) >= KEPT_AT_MOST:
        _kept.clear()
    prospect = _work_out(actor, profile)
    _kept[actor.id] = asked, prospect
    return prospect


def _work_out(actor: Actor, profile: Profile) -> Prospect:
    people = [replace(person, open_proposals=0) for person in load_pool(actor.community_id).values()]
    pool = Pool.of(people, replace(load_barred(actor.community_id), proposed=NOBODY))
    loosened = dict(_loosened(profile))
    everything = {name: value for changes in loosened.values() for name, value in changes.items()}
    tried = [{}, everything, *loosened.values()]
    now, most, *then = count_as(pool, [as_person(actor, _changed(profile, changes)) for changes in tried])
    opens = {limit: count - now for limit, count in zip(loosened, then, strict=True) if count > now}
    # Who has some already need not give up anything.
    best = [] if now >= SOME_FROM else sorted(opens, key=lambda limit: (-opens[limit], limit))[:MOST_LEVERS]
    levers = tuple(Lever(limit, loosened[limit], _band(opens[limit])) for limit in best)
    return Prospect(_band(now), levers, by_choice=most > now)


def _loosened(profile: Profile) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each own limit by its name, and what the profile could say instead."""
    longest = max(TRAVEL, key=lambda slug: TRAVEL[slug])
    if TRAVEL[profile.travel or longest] < TRAVEL[longest]:
        yield "travel", {"travel": longest}
    if "online_first" not in profile.ways:
        yield "online_first", {"ways": [*profile.ways, "online_first"]}
    if profile.times:
        yield "times", {"times": list(TIMES)}
    if profile.together == "group":
        yield "together", {"together": None}
    if profile.only_gender:
        yield "only_gender", {"only_gender": False}
    if profile.most_years is not None:
        yield "most_years", {"most_years": None}


def _changed(profile: Profile, changes: Mapping[str, Any]) -> Profile:
    """What the profile would be; not in the database."""
    told = {column.key: getattr(profile, column.key) for column in Profile.__table__.columns}
    return Profile(**{**told, **changes})


def _band(count: int) -> str:
    return "none" if count == 0 else "few" if count < SOME_FROM else "some"
