"""What rules caught and how they stand, each in one query."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import case, func, or_, select, union

from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import LIVE, RuleDay, RuleMode
from .standing import BEFORE, WEEK, Record

# How far back the counts of single days go.
SHOWN_DAYS = 14


def list_communities() -> list[str]:
    """Those in which a rule ever caught something."""
    return list(session().scalars(select(RuleDay.community_id).distinct()))


def list_names(community_id: str, today: date, window: Window) -> Page[str]:
    """Every rule that ever caught something in the community, is not in force, or is asked about, by name."""
    caught = select(RuleDay.rule).where(RuleDay.community_id == community_id, RuleDay.day < today)
    touched = select(RuleMode.rule).where(RuleMode.community_id == community_id)
    changed = touched.where(or_(RuleMode.mode != LIVE, RuleMode.asked_mode.is_not(None)))
    names = union(caught, changed).subquery()
    return paginate(select(names.c.rule), window, key=[names.c.rule])


def list_records(community_id: str, today: date, rules: Collection[str] | None = None) -> list[Record]:
    """What these rules caught, or all that ever did, with effect or without; today, not over yet, does not count."""
    begin = today - timedelta(days=WEEK)
    earlier = begin - timedelta(days=BEFORE)
    both = RuleDay.hits + RuleDay.shadow
    week = func.sum(case((RuleDay.day >= begin, both), else_=0))
    before = func.sum(case((RuleDay.day.between(earlier, begin - timedelta(days=1)), both), else_=0))
    counted = select(RuleDay.rule, week, before, func.min(RuleDay.day), func.max(RuleDay.day)).where(
        RuleDay.community_id == community_id, RuleDay.day < today
    )
    if rules is not None:
        counted = counted.where(RuleDay.rule.in_(rules))
    return [
        Record(rule=rule, week=int(now), before=int(then), first_on=first, last_on=last)
        for rule, now, then, first, last in session().execute(counted.group_by(RuleDay.rule).order_by(RuleDay.rule))
    ]


def list_days(community_id: str, today: date, rules: Collection[str]) -> Sequence[RuleDay]:
    """The last two weeks of these rules, days without hits left out."""
    lately = RuleDay.day.between(today - timedelta(days=SHOWN_DAYS), today - timedelta(days=1))
    here = select(RuleDay).where(RuleDay.community_id == community_id, RuleDay.rule.in_(rules), lately)
    return session().scalars(here).all()


def modes_of(community_id: str, rules: Collection[str] | None = None) -> Mapping[str, RuleMode]:
    """How these rules stand in a community, or all; those nobody ever touched are left out."""
    here = select(RuleMode).where(RuleMode.community_id == community_id)
    touched = here if rules is None else here.where(RuleMode.rule.in_(rules))
    return {row.rule: row for row in session().scalars(touched)}


def list_asked_before(moment: datetime) -> Sequence[RuleMode]:
    """Those that have waited for a second person since before then, locked."""
    asked = select(RuleMode).where(RuleMode.asked_at <= moment)
    return session().scalars(asked.order_by(RuleMode.rule).with_for_update()).all()
