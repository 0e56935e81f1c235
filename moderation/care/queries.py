"""What somebody has had to read, counted from what they decided, asked a second person about, or answered as one."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, union

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from moderation.models import Case, Decision
from moderation.roster.queries import find_current
from moderation.seconds.models import Second

from .models import Pause

HEAVY, CRITICAL = 1, 0
# Without a shift on the roster, what came within these hours counts as one.
USUAL_SHIFT = timedelta(hours=4)


def find_last_pause(account_id: str) -> Pause | None:
    """The newest pause of somebody, or None."""
    own = select(Pause).where(Pause.account_id == account_id)
    return session().scalar(own.order_by(Pause.began_at.desc(), Pause.id.desc()).limit(1))


def count_worked(account_id: str, since: datetime, *, urgency: int) -> int:
    """How many cases at least so grave somebody has worked from a moment on."""
    decided = select(Decision.case_id).where(Decision.moderator_id == account_id, Decision.decided_at >= since)
    asked = select(Second.case_id).where(Second.asked_by_id == account_id, Second.asked_at >= since)
    answered = select(Second.case_id).where(Second.answered_by_id == account_id, Second.answered_at >= since)
    worked = union(decided, asked, answered).subquery()
    grave = select(func.count()).select_from(worked).join(Case, Case.id == worked.c.case_id)
    return session().scalar(grave.where(Case.urgency <= urgency)) or 0


def shift_began(actor: Actor) -> datetime:
    """When the actor's shift began, or would have."""
    now = clock.now()
    shift = find_current(actor.id, now)
    return shift.starts_at if shift else now - USUAL_SHIFT
