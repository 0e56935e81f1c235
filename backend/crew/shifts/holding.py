"""Having a shift: one after the other, with room for no more than are needed, and hours kind to the young."""

from sqlalchemy import Update, delete, select, update

from backend.accounts.models import Account
from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.events.wallclock import moment_of

from . import queries
from .age_rules import Work, refusal
from .errors import BY_REASON, ShiftBegun, ShiftFull, ShiftsMeet
from .models import Claim, Offer, Shift
from .reminding import DAY, TOPIC


def take_person(account_id: str) -> None:
    """Make all others wait who give this person a shift or take one from them, until our unit of work ends."""
    session().execute(select(Account.id).where(Account.id == account_id).with_for_update(key_share=True))


def take_seat(shift: Shift) -> None:
    """A place more that is had; raises ShiftBegun, ShiftFull."""
    ours = _coming(shift.id).where(Shift.taken < Shift.needed).values(taken=Shift.taken + 1, **_anew())
    if session().scalar(ours.returning(Shift.id)) is None:
        session().refresh(shift)
        raise ShiftFull if _is_coming(shift) else ShiftBegun


def take_turn(shift: Shift) -> None:
    """Others have it than before, but not more; raises ShiftBegun."""
    if session().scalar(_coming(shift.id).values(**_anew()).returning(Shift.id)) is None:
        raise ShiftBegun


def give_seat(shift: Shift) -> None:
    """A place less that is had; raises ShiftBegun."""
    if session().scalar(_coming(shift.id).values(taken=Shift.taken - 1, **_anew()).returning(Shift.id)) is None:
        raise ShiftBegun


def require_time(actor: Actor, shift: Shift, *, instead_of: str | None = None) -> None:
    """Pass when somebody is free then, and the hours are kind; raises ShiftsMeet, HoursTooMany."""
    others = [other for other in queries.shifts_of(actor.id, shift) if other.id != instead_of]
    if any(other.starts_at < shift.ends_at and shift.starts_at < other.ends_at for other in others):
        raise ShiftsMeet
    if actor.is_adult:
        return
    # A youth whose age nobody knows is taken for a child.
    reason = refusal(actor.age or 0, _work(shift), map(_work, others))
    if reason:
        raise BY_REASON[reason]


def put_claim(shift: Shift, account_id: str) -> None:
    """They have it, and hear of it the day before."""
    session().add(Claim(shift_id=shift.id, account_id=account_id))
    session().flush()
    due_at = moment_of(shift.local_start - DAY, shift.zone)
    if due_at > clock.now():
        outbox.put(TOPIC, {"shift_id": shift.id, "account_id": account_id}, due_at=due_at)


def drop_claim(shift: Shift, account_id: str) -> bool:
    """They no longer have it, and nobody is asked to have it from them any more; False when they did not."""
    gone = delete(Claim).where(Claim.shift_id == shift.id, Claim.account_id == account_id)
    if session().scalar(gone.returning(Claim.shift_id)) is None:
        return False
    ours = (Offer.from_id == account_id) & (Offer.shift_id == shift.id)
    theirs = (Offer.to_id == account_id) & (Offer.for_shift_id == shift.id)
    over = update(Offer).where(Offer.state == "open", ours | theirs)
    session().execute(over.values(state="over", answered_at=clock.now()))
    return True


def _coming(shift_id: str) -> Update:
    return update(Shift).where(Shift.id == shift_id, Shift.cancelled_at.is_(None), Shift.starts_at > clock.now())


def _anew() -> dict[str, object]:
    return {"version": Shift.version + 1, "told": 0}


def _is_coming(shift: Shift) -> bool:
    return shift.cancelled_at is None and shift.starts_at > clock.now()


def _work(shift: Shift) -> Work:
    return Work(shift.starts_at, shift.ends_at)
