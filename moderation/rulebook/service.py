"""Use cases: counting what rules catch, and seeing when one changes."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import delete, insert

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import run_many, session
from backend.core.ids import new_id
from backend.core.pagination import Page, Window

from . import modes, queries
from .models import OFF, Hit, RuleDay, RuleMode
from .permissions import require_overview
from .standing import LOUD, NEW, QUIET, Record, standing

_NOTE = insert(Hit)
Caught = Collection[tuple[str, str]]


def note_hits(hits: Caught, *, in_shadow: Caught = ()) -> None:
    """Remember that in this community this rule caught something, or would have; nothing else of it is kept."""
    counted = [hit for hit in in_shadow if hit[1] not in modes.uncounted(hit[0])]
    caught = [(*hit, False) for hit in hits] + [(*hit, True) for hit in counted]
    if caught:
        today = clock.today()
        run_many(
            _NOTE,
            [
                {"id": new_id(), "community_id": where, "rule": rule, "day": today, "shadow": shadow}
                for where, rule, shadow in caught
            ],
        )


def count_hits() -> None:
    """Turn what was noted into counts by day. Whoever deletes a row counts it, so that two at once count it once."""
    noted = delete(Hit).returning(Hit.community_id, Hit.rule, Hit.day, Hit.shadow)
    taken = Counter(tuple(row) for row in session().execute(noted).all())
    for (community_id, rule, on, shadow), hits in sorted(taken.items()):
        day = session().get(RuleDay, (community_id, rule, on), with_for_update=True)
        if day is None:
            day = RuleDay(community_id=community_id, rule=rule, day=on, hits=0, shadow=0)
            session().add(day)
            session().flush()
        if shadow:
            day.shadow += hits
        else:
            day.hits += hits
    session().flush()


def list_rules(*, actor: Actor, window: Window) -> Page[str]:
    """The names of rules that did or do something out of the ordinary in the actor's community; raises Forbidden."""
    require_overview(actor)
    return queries.list_names(actor.community_id, clock.today(), window)


def list_changed() -> list[tuple[Record, str]]:
    """Every rule that has gone quiet or loud somewhere."""
    today = clock.today()
    judged = (
        (record, judge(record, touched.get(record.rule)))
        for community_id in queries.list_communities()
        for touched in [queries.modes_of(community_id)]
        for record in queries.list_records(community_id, today)
    )
    return [(record, how) for record, how in judged if how in (QUIET, LOUD)]


def judge(record: Record, mode: RuleMode | None) -> str:
    """How a rule stands; one that is off, or was lately, is not compared with what it was."""
    if mode is not None and mode.mode == OFF:
        return NEW
    return standing(record, clock.today(), uncounted_on=mode.uncounted_on if mode else None)
