"""Use cases: counting what rules catch, and seeing when one changes."""

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import delete, insert

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import run_many, session
from backend.core.ids import new_id
from moderation.permissions import OVERSEE

from . import queries
from .models import Hit, RuleDay
from .standing import LOUD, QUIET, Record, standing

_NOTE = insert(Hit)


def note_hits(hits: Collection[tuple[str, str]]) -> None:
    """Remember that in this community this rule caught something; nothing else of it is kept."""
    if hits:
        today = clock.today()
        rows = [{"id": new_id(), "community_id": where, "rule": rule, "day": today} for where, rule in hits]
        run_many(_NOTE, rows)


def count_hits() -> None:
    """Turn what was noted into counts by day. Whoever deletes a row counts it, so that two at once count it once."""
    taken = session().execute(delete(Hit).returning(Hit.community_id, Hit.rule, Hit.day)).all()
    for key, hits in sorted(Counter(tuple(row) for row in taken).items()):
        day = session().get(RuleDay, key, with_for_update=True)
        if day is None:
            community_id, rule, on = key
            day = RuleDay(community_id=community_id, rule=rule, day=on, hits=0)
            session().add(day)
        day.hits += hits
    session().flush()


def list_rules(*, actor: Actor) -> Sequence[tuple[Record, str]]:
    """Each rule of the actor's community with how it stands; raises Forbidden."""
    actor.require(OVERSEE)
    return _judged(actor.community_id)


def list_changed() -> list[tuple[Record, str]]:
    """Every rule that has gone quiet or loud somewhere."""
    return [
        (record, how)
        for community_id in queries.list_communities()
        for record, how in _judged(community_id)
        if how in (QUIET, LOUD)
    ]


def _judged(community_id: str) -> list[tuple[Record, str]]:
    today = clock.today()
    return [(record, standing(record, today)) for record in queries.list_records(community_id, today)]
