"""Use cases: asking for a second person, saying yes or no, and what nobody answers."""

from datetime import timedelta

from sqlalchemy import select, update

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, Forbidden
from moderation import actions, audit, enacting, intake
from moderation.enacting import Ruling
from moderation.errors import CaseChanged
from moderation.models import Act, Case
from moderation.reads import leave, record
from moderation.reads.models import SECOND
from moderation.sanctions.models import BAN, SUSPEND
from moderation.severity import urgency_of

from .models import DECISION, READING, Second
from .queries import get_waiting, list_expired

# Outbox topics; their payload names what waits.
ASKED, UNANSWERED = "moderation.second_asked", "moderation.second_unanswered"
ANSWER_WITHIN = timedelta(hours=24)
_CRITICAL = urgency_of("critical")
# What is not done before both have said so; a ban begins as a pause.
_WAITS = frozenset({actions.DISMISS, actions.RELEASE, actions.REJECT, actions.WARN, BAN})


def is_needed(case: Case, ruling: Ruling) -> bool:
    """Whether one person alone may not decide this: somebody is kept out for good, or a critical case would close."""
    closes = not actions.does(ruling.acts, {actions.ESCALATE})
    return actions.does(ruling.acts, {BAN}) or (closes and case.urgency == _CRITICAL)


def ask(case: Case, ruling: Ruling, *, by_id: str) -> Second:
    """Do what protects somebody now, and let the rest wait for a second person."""
    if at_once := _at_once(ruling):
        protection = Ruling(acts=at_once, guideline=ruling.guideline, rationale=ruling.rationale)
        enacting.enact(case, protection, by_id=by_id, closes=False)
    case.claimed_by_id = case.lease_until = None
    second = Second(
        case_id=case.id,
        kind=DECISION,
        asked_by_id=by_id,
        done=[act._asdict() for act in ruling.acts],
        guideline=ruling.guideline,
        rationale=ruling.rationale,
    )
    second.case = case
    return _put(second)


def ask_to_read(case: Case, *, by_id: str, reason: str) -> None:
    """Ask a second person whether there is reason to read on around a case; asking again changes nothing."""
    waiting = select(Second.id).where(Second.case_id == case.id, Second.kind == READING, Second.answered_at.is_(None))
    if session().scalar(waiting) is None:
        _put(Second(case_id=case.id, kind=READING, asked_by_id=by_id, done=[], guideline="", rationale=reason))


def look(*, actor: Actor, second_id: str) -> Second:
    """Show somebody what they are asked about, on record; raises NotFound, Forbidden."""
    second = get_waiting(actor, second_id)
    _require_other(actor, second)
    record.note(second.case_id, reader_id=actor.id, why=SECOND, whose=[second.case.author_id])
    audit.record(actor_id=actor.id, action="case.read", subject=second.case_id, data={"second": second.id})
    return second


def answer(*, actor: Actor, second_id: str, version: int, agrees: bool, note: str | None) -> Second | AppError:
    """Say yes, and it is done, or no, and the case goes back to the others.

    An error, returned and not raised because the decision stands, tells that it came too late. Raises CaseChanged
    when the case is not as it was seen at `version`, Forbidden to whoever asked, NotFound.
    """
    second = get_waiting(actor, second_id)
    _require_other(actor, second)
    _lock(second, version)
    _settle(second, "yes" if agrees else "no", by_id=actor.id, note=note)
    if second.kind == READING:
        return _let_read(second, agrees=agrees)
    if not agrees:
        intake.announce(second.case)
        return second
    ruling = Ruling(acts=second.acts, guideline=second.guideline, rationale=second.rationale)
    _, too_late = enacting.enact(second.case, ruling, by_id=second.asked_by_id, seconded_by_id=actor.id)
    return too_late or second


def end_unanswered() -> int:
    """Put cases back in the queue whose second person never came, and tell; returns how many."""
    expired = list_expired()
    for second in expired:
        _settle(second, "too_late", by_id=None, note=None)
        if second.kind == READING:
            continue
        intake.announce(second.case)
        outbox.put(UNANSWERED, {"second_id": second.id})
    return len(expired)


def withdraw(case_id: str, *, by_id: str) -> None:
    """Ask nobody any more about a case whose decision was taken back."""
    waiting = update(Second).where(Second.case_id == case_id, Second.answered_at.is_(None))
    session().execute(waiting.values(answered_at=clock.now(), answered_by_id=by_id, answer="no"))


def _put(second: Second) -> Second:
    second.expires_at = clock.now() + ANSWER_WITHIN
    session().add(second)
    session().flush()
    outbox.put(ASKED, {"second_id": second.id})
    data = {"second": second.id, "kind": second.kind}
    audit.record(actor_id=second.asked_by_id, action="case.second_asked", subject=second.case_id, data=data)
    return second


def _let_read(second: Second, *, agrees: bool) -> Second:
    if agrees:
        leave.extend(second.case_id, second.asked_by_id)
    return second


def _at_once(ruling: Ruling) -> list[Act]:
    pause = [Act(SUSPEND, days=ANSWER_WITHIN.days)] if actions.does(ruling.acts, {BAN}) else []
    return [*(act for act in ruling.acts if act.name not in _WAITS), *pause]


def _require_other(actor: Actor, second: Second) -> None:
    if actor.id == second.asked_by_id:
        raise Forbidden


def _lock(second: Second, version: int) -> None:
    """Make this answer the only one; raises CaseChanged when the case moved since it was read."""
    still = update(Case).where(Case.id == second.case_id, Case.version == version, Case.decided_at.is_(None))
    locked = still.values(version=Case.version + 1).returning(Case)
    if session().scalar(locked.execution_options(populate_existing=True)) is None:
        raise CaseChanged


def _settle(second: Second, said: str, *, by_id: str | None, note: str | None) -> None:
    """Keep the answer; raises CaseChanged when there was one a moment ago."""
    waiting = update(Second).where(Second.id == second.id, Second.answered_at.is_(None))
    values = {"answered_at": clock.now(), "answered_by_id": by_id, "answer": said, "note": note}
    if session().scalar(waiting.values(**values).returning(Second.id)) is None:
        raise CaseChanged
    session().refresh(second, list(values))
    audit.record(actor_id=by_id, action=f"case.second_{said}", subject=second.case_id, data={"second": second.id})
