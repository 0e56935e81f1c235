"""Facts for the figures, each in a fixed number of queries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all

from backend.core import clock
from backend.core.db import session
from moderation import people
from moderation.actions import DISMISS, RELEASE
from moderation.calibration.marks import is_real
from moderation.models import Case, Decision, Report
from moderation.seconds.models import DECISION, Second
from moderation.severity import SEVERITIES

from .measures import Past

# What ends a case that screening should not have opened.
_FINE = (DISMISS, RELEASE)


def list_past(community_id: str, since: datetime) -> list[Past]:
    """Every case of the community opened since then, without what it was about."""
    acted = _first_decisions()
    rows = (
        session()
        .execute(
            select(
                Case.urgency,
                Case.labels,
                Case.source,
                Case.author_id,
                Case.opened_at,
                acted.c.acted_at,
                acted.c.fine,
                _is_breached(acted.c.acted_at).label("breached"),
            )
            .outerjoin(acted, acted.c.case_id == Case.id)
            .where(Case.community_id == community_id, Case.opened_at >= since, is_real())
        )
        .all()
    )
    languages = people.languages({row.author_id for row in rows if row.author_id})
    return [_past(row, languages) for row in rows]


def count_reports(community_id: str, begin: datetime, end: datetime) -> Mapping[str, int]:
    """How many reports people made in this time, by reason."""
    made = select(Report.reason, func.count()).join(Case, Case.id == Report.case_id)
    return _counted(made.where(Case.community_id == community_id, _is_in(Report.created_at, begin, end)))


def count_sources(community_id: str, begin: datetime, end: datetime) -> Mapping[str, int]:
    """How many cases were opened in this time, by what opened them."""
    opened = select(Case.source, func.count())
    return _counted(opened.where(Case.community_id == community_id, _is_in(Case.opened_at, begin, end), is_real()))


def count_decisions(community_id: str, begin: datetime, end: datetime) -> Mapping[str, int]:
    """How many decisions were made in this time, by action."""
    made = select(Decision.action, func.count()).join(Case, Case.id == Decision.case_id)
    made = made.where(Decision.undone_at.is_(None), is_real())
    return _counted(made.where(Case.community_id == community_id, _is_in(Decision.decided_at, begin, end)))


def count_in_time(community_id: str, begin: datetime, end: datetime) -> Mapping[str, int]:
    """How many cases somebody first decided about in this time, in time or late."""
    acted = _first_decisions()
    how = case((_is_breached(acted.c.acted_at), "late"), else_="in_time").label("how")
    rows = select(how, func.count()).join(acted, acted.c.case_id == Case.id)
    return _counted(rows.where(Case.community_id == community_id, _is_in(acted.c.acted_at, begin, end), is_real()))


def _first_decisions() -> Any:
    is_fine = case((and_(Decision.action.in_(_FINE), Decision.undone_at.is_(None)), 1), else_=0)
    decided = select(Decision.case_id, Decision.decided_at.label("at"), is_fine.label("fine"))
    # Whoever asks a second person has acted.
    asked = select(Second.case_id, Second.asked_at.label("at"), literal(0).label("fine"))
    acts = union_all(decided, asked.where(Second.kind == DECISION)).subquery()
    first, fine = func.min(acts.c.at).label("acted_at"), func.max(acts.c.fine).label("fine")
    return select(acts.c.case_id, first, fine).group_by(acts.c.case_id).subquery()


def _is_breached(acted_at: ColumnElement[datetime]) -> ColumnElement[bool]:
    # A deadline may have been renewed since; that it once passed is remembered as told.
    late = func.coalesce(acted_at, clock.now()) > Case.deadline_at
    return or_(Case.overdue_told_for.is_not(None), late)


def _is_in(moment: Any, begin: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(moment >= begin, moment < end)


def _counted(statement: Select[str, int]) -> Mapping[str, int]:
    key = statement.selected_columns[0]
    return dict(session().execute(statement.group_by(key)).all())


def _past(row: Any, languages: Mapping[str, str]) -> Past:
    return Past(
        severity=SEVERITIES[row.urgency],
        labels=row.labels,
        language=languages.get(row.author_id or "", "unknown"),
        from_screening=row.source == "screening",
        dismissed=bool(row.fine),
        breached=bool(row.breached),
        opened_at=row.opened_at,
        acted_at=row.acted_at,
    )
