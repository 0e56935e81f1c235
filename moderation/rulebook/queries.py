"""What rules caught, in one query."""

from datetime import date, timedelta

from sqlalchemy import case, func, select

from backend.core.db import session

from .models import RuleDay
from .standing import BEFORE, WEEK, Record


def list_communities() -> list[str]:
    """Those in which a rule ever caught something."""
    return list(session().scalars(select(RuleDay.community_id).distinct()))


def list_records(community_id: str, today: date) -> list[Record]:
    """Every rule that ever caught something in the community, by name; today, not over yet, does not count."""
    begin = today - timedelta(days=WEEK)
    earlier = begin - timedelta(days=BEFORE)
    week = func.sum(case((RuleDay.day >= begin, RuleDay.hits), else_=0))
    before = func.sum(case((RuleDay.day.between(earlier, begin - timedelta(days=1)), RuleDay.hits), else_=0))
    rows = session().execute(
        select(RuleDay.rule, week, before, func.min(RuleDay.day), func.max(RuleDay.day))
        .where(RuleDay.community_id == community_id, RuleDay.day < today)
        .group_by(RuleDay.rule)
        .order_by(RuleDay.rule)
    )
    return [
        Record(rule=rule, week=int(now), before=int(then), first_on=first, last_on=last)
        for rule, now, then, first, last in rows
    ]
