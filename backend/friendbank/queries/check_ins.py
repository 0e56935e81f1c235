"""Check-ins, as those who are asked and those who ask may see them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.friendbank.models import Acquaintance, Answer, CheckIn, CheckInAnswer, Seat
from backend.friendbank.permissions import OVERSEE

# Whoever has not answered by then is not asked any more; a coordinator has heard of it long ago.
ASKED_FOR = timedelta(days=21)


def list_asked(actor: Actor, window: Window) -> Page[CheckIn]:
    """What the actor is asked and may still answer, newest first."""
    asked = select(CheckIn).where(*_asks(actor.id))
    return paginate(asked, window, key=[CheckIn.due_at, CheckIn.id], descending=True)


def find_check_in(check_in_id: str, asked_id: str) -> CheckIn | None:
    """A check-in that asks this person and is not done, ours until the unit of work ends."""
    return session().scalar(select(CheckIn).where(CheckIn.id == check_in_id, *_asks(asked_id)).with_for_update())


def find_own_answer(check_in_id: str, account_id: str) -> CheckInAnswer | None:
    """What one of those asked has answered."""
    return session().get(CheckInAnswer, (check_in_id, account_id), populate_existing=True)


def list_due_check_ins(actor: Actor, window: Window) -> Page[CheckIn]:
    """What a volunteer could ask now, or has taken on, the longest waiting first; nothing about people they know.

    Coordinators see what others have taken on too, for they may take it over.
    """
    waiting = _within_reach(actor).where(CheckIn.closed_at.is_(None))
    if not actor.can(OVERSEE):
        waiting = waiting.where(or_(CheckIn.taken_by_id.is_(None), CheckIn.taken_by_id == actor.id))
    return paginate(waiting, window, key=[CheckIn.due_at, CheckIn.id])


def find_within_reach(actor: Actor, check_in_id: str) -> CheckIn | None:
    """A check-in this volunteer may know of, taken by whomever, ours until the unit of work ends."""
    return session().scalar(_within_reach(actor).where(CheckIn.id == check_in_id).with_for_update())


def check_in_answers(check_in_ids: Collection[str]) -> Mapping[str, list[CheckInAnswer]]:
    """What has been answered, by check-in."""
    found: dict[str, list[CheckInAnswer]] = {check_in_id: [] for check_in_id in check_in_ids}
    chosen = select(CheckInAnswer).where(CheckInAnswer.check_in_id.in_(check_in_ids))
    for given in session().scalars(chosen.order_by(CheckInAnswer.account_id)):
        found[given.check_in_id].append(given)
    return found


def list_places_with_due(now: datetime) -> Sequence[str]:
    """The communities in which a check-in is due that nobody has taken on."""
    due = (CheckIn.closed_at.is_(None), CheckIn.taken_by_id.is_(None), CheckIn.due_at <= now)
    return session().scalars(select(CheckIn.community_id).where(*due).distinct()).all()


def list_late_check_ins(before: datetime) -> Sequence[CheckIn]:
    """Those that nobody had taken on by then, and those that somebody who was asked by then has not answered."""
    answered = _count(CheckInAnswer.account_id, CheckInAnswer.check_in_id == CheckIn.id)
    asked = _count(Answer.account_id, Answer.proposal_id == CheckIn.proposal_id, Answer.answer == "yes")
    untaken = CheckIn.taken_by_id.is_(None) & (CheckIn.due_at <= before)
    unanswered = (CheckIn.asked_at <= before) & (answered < asked)
    late = select(CheckIn).where(CheckIn.closed_at.is_(None), untaken | unanswered)
    return session().scalars(late.order_by(CheckIn.id)).all()


def _asks(account_id: str) -> tuple[ColumnElement[bool], ...]:
    """The check-ins that ask somebody: of what they said yes to, and a volunteer has begun."""
    agreed = select(Answer.proposal_id).where(Answer.account_id == account_id, Answer.answer == "yes")
    asked_lately = CheckIn.asked_at > clock.now() - ASKED_FOR
    return CheckIn.proposal_id.in_(agreed), asked_lately, CheckIn.closed_at.is_(None)


def _within_reach(actor: Actor) -> Select[CheckIn]:
    told = select(Acquaintance.account_id).where(Acquaintance.matchmaker_id == actor.id)
    known = or_(Seat.account_id.in_(accounts.select_known_to(actor.id)), Seat.account_id.in_(told))
    of_known = select(Seat.proposal_id).where(known)
    here = (CheckIn.community_id == actor.community_id, CheckIn.due_at <= clock.now())
    return select(CheckIn).where(*here, CheckIn.proposal_id.not_in(of_known))


def _count(column: InstrumentedAttribute[str], *such: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count(column)).where(*such).correlate(CheckIn).scalar_subquery()
