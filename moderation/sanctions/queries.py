"""Reads: which sanctions are in force, and what there was before."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from backend.core import clock
from backend.core.db import run, session
from backend.core.lists import among
from moderation.models import Case, Decision

from .models import BAN, HOLD_FIRST, MUTE, SHUT_OUT, SUSPEND, Sanction

# What each weighs on the day it is decided; it weighs half as much every three months after.
WEIGHTS = {"warn": 1.0, "reject": 1.0, "hide": 1.0, HOLD_FIRST: 2.0, MUTE: 2.0, SUSPEND: 4.0, BAN: 8.0}
HALF_LIFE = timedelta(days=90)


class Limits(NamedTuple):
    """What somebody's writing is subject to now: they may not until then, or somebody reads it first."""

    muted_until: datetime | None = None
    is_held_first: bool = False


NONE = Limits()


def list_limits(account_ids: Collection[str]) -> dict[str, Limits]:
    """The limits on what these people write, for those who have any."""
    limits: dict[str, Limits] = {}
    for account_id, kind, until in run(_LIMITS, account_ids=account_ids, now=clock.now()):
        before = limits.get(account_id, NONE)
        limits[account_id] = (
            before._replace(is_held_first=True)
            if kind == HOLD_FIRST
            else before._replace(muted_until=max(filter(None, (before.muted_until, until))))
        )
    return limits


def list_shutting_out(account_id: str) -> Sequence[Sanction]:
    """The sanctions in force that keep this person from taking part, the oldest first; locked."""
    out = select(Sanction).where(Sanction.account_id == account_id, Sanction.kind.in_(SHUT_OUT), is_in_force())
    return session().scalars(out.order_by(Sanction.begun_at, Sanction.id).with_for_update()).all()


def list_of_decision(decision_id: str) -> Sequence[Sanction]:
    """The sanctions of a decision that nobody has lifted."""
    own = select(Sanction).where(Sanction.decision_id == decision_id, Sanction.lifted_at.is_(None))
    return session().scalars(own.order_by(Sanction.kind)).all()


def list_over() -> Sequence[Sanction]:
    """Sanctions whose time is up and that somebody has still to be let in from; locked, those being ended left out."""
    over = select(Sanction).where(
        Sanction.lifted_at.is_(None), Sanction.until <= clock.now(), Sanction.kind.in_(SHUT_OUT)
    )
    return session().scalars(over.with_for_update(skip_locked=True)).all()


def count_strikes(account_id: str | None, *, besides: str) -> float:
    """What was decided about this person's doings before, fading with time; never a reason by itself."""
    if account_id is None:
        return 0.0
    made = select(Decision).join(Case, Case.id == Decision.case_id)
    earlier = made.where(Case.author_id == account_id, Case.id != besides, Decision.undone_at.is_(None))
    return round(sum(_weight(one) for one in session().scalars(earlier)), 1)


def is_in_force() -> ColumnElement[bool]:
    """True of sanctions that count at this moment."""
    return and_(Sanction.lifted_at.is_(None), or_(Sanction.until.is_(None), Sanction.until > clock.now()))


def weigh(names: Iterable[str], age: timedelta) -> float:
    """What a decision of these actions weighs when it is `age` old."""
    return float(max((WEIGHTS.get(name, 0.0) for name in names), default=0.0) * 0.5 ** (age / HALF_LIFE))


def _weight(decision: Decision) -> float:
    return weigh((act.name for act in decision.acts), clock.now() - decision.decided_at)


# Asked for every batch of messages: prepared once.
_LIMITS = select(Sanction.account_id, Sanction.kind, Sanction.until).where(
    among(Sanction.account_id, "account_ids"),
    Sanction.kind.in_((MUTE, HOLD_FIRST)),
    Sanction.lifted_at.is_(None),
    Sanction.until > bindparam("now"),
)
