"""Use cases: noting who came, which has no consequence for anybody, and forgetting it again."""

from datetime import timedelta

from sqlalchemy import func, or_, select, update

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.events import line, queries
from backend.events.errors import NotBegun
from backend.events.models import Event, SignUp
from backend.events.permissions import require_host

KEPT = timedelta(days=7)


def note_attendance(*, actor: Actor, event_id: str, account_id: str, came: bool | None) -> None:
    """Note whether somebody of one's community with a seat came; raises NotFound, Forbidden, and NotBegun."""
    require_host(actor, queries.find_event(event_id))
    event = line.take_turn(event_id)
    if event.starts_at > clock.now():
        raise NotBegun
    sign_up = queries.find_own_sign_up(actor, event_id, account_id)
    if sign_up is None or sign_up.status != "going" or event.ends_at <= clock.now() - KEPT:
        raise NotFound
    sign_up.came = came
    session().flush()


def forget_details() -> int:
    """A week after an event keep of what people said and who came only how many; returns at how many events."""
    over = select(Event.id).where(Event.ends_at <= clock.now() - KEPT)
    told = or_(SignUp.needs.is_not(None), SignUp.would_like_company, SignUp.came.is_not(None))
    ids = session().scalars(select(SignUp.event_id).where(SignUp.event_id.in_(over), told).distinct()).all()
    came = select(func.count()).where(SignUp.event_id == Event.id, SignUp.came.is_(True)).scalar_subquery()
    counted = select(SignUp.event_id).where(SignUp.event_id.in_(ids), SignUp.came.is_not(None))
    session().execute(update(Event).where(Event.id.in_(counted)).values(attended=came))
    forgotten = {"needs": None, "would_like_company": False, "came": None}
    session().execute(update(SignUp).where(SignUp.event_id.in_(ids)).values(**forgotten))
    return len(ids)
