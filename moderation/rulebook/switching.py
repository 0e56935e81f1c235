"""Use cases: putting a rule in force, in the shadow or off, and the second person for it."""

from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import NotFound
from moderation import audit

from . import known, modes, queries
from .errors import AlreadyAsked, NothingAsked, SecondPersonNeeded
from .models import LIVE, OFF, RuleMode
from .permissions import require_changer, require_overview

OPEN_FOR = timedelta(hours=24)


def change(*, actor: Actor, rule: str, mode: str, reason: str) -> None:
    """Put a rule in another mode, or ask for it where that takes two; back in force it comes at once.

    Raises AlreadyAsked, NotFound for what is no rule, Forbidden.
    """
    require_changer(actor)
    listed = known.rules().get(rule)
    if listed is None:
        raise NotFound
    row = _locked(actor.community_id, rule)
    _expire(row)
    if mode not in (row.mode, LIVE) and known.needs_two(listed):
        _ask(row, actor, mode, reason)
    elif mode != row.mode or row.asked_mode:
        _switch(row, mode, by=actor.id, data={"reason": reason})


def answer(*, actor: Actor, rule: str, mode: str, agrees: bool) -> None:
    """Agree as the second person that a rule goes into this mode, or refuse, which changes nothing.

    Raises NothingAsked, also when it is asked no longer, SecondPersonNeeded, Forbidden.
    """
    require_overview(actor)
    row = session().get(RuleMode, (actor.community_id, rule), with_for_update=True, populate_existing=True)
    if row is None or not is_asked(row) or row.asked_mode != mode:
        raise NothingAsked
    if row.asked_by_id == actor.id:
        raise SecondPersonNeeded
    if agrees:
        _switch(row, mode, by=actor.id, data={"reason": row.asked_reason, "asked_by": row.asked_by_id})
    else:
        _drop_question(row, "rule.refused", by=actor.id)


def take_back_old() -> None:
    """Nothing waits for a second person longer than a day."""
    for row in queries.list_asked_before(clock.now() - OPEN_FOR):
        _drop_question(row, "rule.expired", by=None)


def is_asked(row: RuleMode) -> bool:
    """Whether a second person may still answer."""
    return row.asked_at is not None and clock.now() < row.asked_at + OPEN_FOR


def _ask(row: RuleMode, actor: Actor, mode: str, reason: str) -> None:
    if row.asked_mode:
        raise AlreadyAsked
    row.asked_mode, row.asked_reason = mode, reason
    row.asked_by_id, row.asked_at = actor.id, clock.now()
    session().flush()
    audit.record(actor_id=actor.id, action="rule.asked", subject=row.rule, data={"mode": mode, "reason": reason})


def _switch(row: RuleMode, mode: str, *, by: str, data: dict[str, str | None]) -> None:
    if row.mode == OFF and mode != OFF:
        row.uncounted_on = clock.today()
    before, row.mode = row.mode, mode
    row.forget_question()
    session().flush()
    after_commit(modes.forget)
    audit.record(actor_id=by, action="rule.changed", subject=row.rule, data={"from": before, "to": mode, **data})


def _expire(row: RuleMode) -> None:
    if row.asked_mode and not is_asked(row):
        _drop_question(row, "rule.expired", by=None)


def _drop_question(row: RuleMode, why: str, *, by: str | None) -> None:
    asked = {"mode": row.asked_mode, "asked_by": row.asked_by_id}
    row.forget_question()
    session().flush()
    audit.record(actor_id=by, action=why, subject=row.rule, data=asked)


def _locked(community_id: str, rule: str) -> RuleMode:
    """The row of a rule in a community, made when there is none; nobody else changes it in this transaction."""
    key = (community_id, rule)
    try:
        with session().begin_nested():
            if (row := session().get(RuleMode, key, with_for_update=True, populate_existing=True)) is None:
                row = RuleMode(community_id=community_id, rule=rule, mode=LIVE)
                session().add(row)
        return row
    except IntegrityError:  # somebody else made it a moment ago
        return session().get_one(RuleMode, key, with_for_update=True, populate_existing=True)
