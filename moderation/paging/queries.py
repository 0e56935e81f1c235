"""Reads about calling people."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from moderation.calibration.marks import is_real
from moderation.models import Case
from moderation.permissions import OVERSEE, is_visible_to
from moderation.roster.permissions import require_on_roster
from moderation.seconds.queries import is_waiting

from .models import Call, CalledPerson, Phone

URGENT = 1


def lock_cases_in_need() -> Sequence[Case]:
    """Open, grave cases nobody holds, locked; those another process looks after are left to it.

    While a second person is asked somebody has looked, and is looking.
    """
    now = clock.now()
    free = or_(Case.lease_until.is_(None), Case.lease_until <= now)
    needs = and_(Case.decided_at.is_(None), Case.urgency <= URGENT, free, ~is_waiting(), is_real())
    grave = select(Case).where(needs).order_by(Case.urgency, Case.deadline_at, Case.id)
    return session().scalars(grave.with_for_update(skip_locked=True)).all()


def find_last(case_id: str) -> Call | None:
    """The newest page of a case, or None."""
    of_case = select(Call).where(Call.case_id == case_id)
    return session().scalar(of_case.order_by(Call.number.desc()).limit(1))


def find(call_id: str) -> tuple[Call, Case] | None:
    """A page with its case, for the program's own delivery; nobody's rights are asked."""
    found = session().execute(select(Call, Case).join(Case, Case.id == Call.case_id).where(Call.id == call_id))
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


def list_called(call_id: str) -> Sequence[str]:
    """Whom a page calls in the app."""
    return session().scalars(select(CalledPerson.account_id).where(CalledPerson.page_id == call_id)).all()


def get_call(actor: Actor, call_id: str) -> Call:
    """A page that calls the actor, or any of the community for its coordinators; raises NotFound, Forbidden."""
    require_on_roster(actor)
    visible = select(Call).join(Case, Case.id == Call.case_id).where(Call.id == call_id, _is_shown_to(actor))
    call = session().scalar(visible)
    if call is None:
        raise NotFound
    return call


def list_calls(actor: Actor, window: Window) -> Page[Call]:
    """The pages of open cases that the actor may see, newest first; raises Forbidden."""
    require_on_roster(actor)
    waiting = select(Call).join(Case, Case.id == Call.case_id).where(Case.decided_at.is_(None), _is_shown_to(actor))
    return paginate(waiting, window, key=[Call.opened_at, Call.id], descending=True)


def severities(calls: Sequence[Call]) -> Mapping[str, str]:
    """How grave the case of each page is, by case."""
    cases = session().scalars(select(Case).where(Case.id.in_([call.case_id for call in calls])))
    return {case.id: case.severity for case in cases}


def list_phones(community_id: str) -> Sequence[Phone]:
    """The phone list in its order."""
    here = select(Phone).where(Phone.community_id == community_id)
    return session().scalars(here.order_by(Phone.place)).all()


def _is_shown_to(actor: Actor) -> ColumnElement[bool]:
    if actor.can(OVERSEE):
        return is_visible_to(actor)
    called = exists().where(CalledPerson.page_id == Call.id, CalledPerson.account_id == actor.id)
    return and_(is_visible_to(actor), called)
