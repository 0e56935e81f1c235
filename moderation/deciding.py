"""Use cases: deciding a case one holds, and taking a decision back."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, Invalid, NotFound

from . import actions, enacting, guidelines, intake, queries
from .calibration import service as calibration
from .calibration.marks import EXAMPLE
from .enacting import Ruling
from .errors import CaseChanged, ClaimNeeded, UndoneTooLate
from .models import RATIONALE_LENGTH, Act, Case, Decision
from .seconds import service as seconds
from .seconds.models import Second
from .severity import DEADLINES

# Afterwards it is an appeal that changes a decision, not whoever made it.
UNDO_WITHIN = timedelta(hours=24)


def decide(
    *, actor: Actor, case_id: str, version: int, acts: Sequence[Act], guideline: str, rationale: str
) -> Decision | Second | AppError:
    """Decide a claimed case as it was seen at `version`; effect, reasons, answers and announcement succeed together.

    A Second means that one person is not enough: what protects is done, the rest waits for somebody else's yes.
    An error, returned and not raised because the decision stands, tells the moderator that it came too late.
    Raises CaseChanged, ClaimNeeded, Invalid for what is not offered, NotFound, Forbidden.
    """
    case = queries.get_case(actor, case_id)
    if case.version != version or case.decided_at:
        raise CaseChanged
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    _require_offered(case, acts, guideline, rationale)
    _lock(case, actor)
    ruling = Ruling(acts=acts, guideline=guideline, rationale=rationale)
    if case.kind == EXAMPLE:
        return calibration.judge(case, ruling, by_id=actor.id)
    if seconds.is_needed(case, ruling):
        return seconds.ask(case, ruling, by_id=actor.id)
    decision, too_late = enacting.enact(case, ruling, by_id=actor.id)
    return too_late or decision


def undo(*, actor: Actor, case_id: str, decision_id: str) -> tuple[Decision, list[str]]:
    """Take one's own decision back within a day, and open its case again; with it, what cannot be taken back.

    Raises UndoneTooLate, CaseChanged when it was undone already or is no longer the last word, NotFound, Forbidden.
    """
    case = queries.get_case(actor, case_id)
    decision = queries.find_decision(case_id, decision_id)
    if decision is None or decision.moderator_id != actor.id:
        raise NotFound
    if clock.now() - decision.decided_at > UNDO_WITHIN:
        raise UndoneTooLate
    _claim_undo(case, decision)
    left = enacting.reverse(case, decision, by_id=actor.id)
    seconds.withdraw(case.id, by_id=actor.id)
    _open_again(case)
    return decision, left


def _require_offered(case: Case, acts: Sequence[Act], guideline: str, rationale: str) -> None:
    least, most = RATIONALE_LENGTH
    wrong = actions.find_faults(case, acts)
    if guidelines.find(guideline) is None:
        wrong["guideline"] = ["not offered"]
    if not least <= len(rationale) <= most:
        wrong["rationale"] = ["not offered"]
    if wrong:
        raise Invalid(errors=wrong)


def _lock(case: Case, actor: Actor) -> None:
    """Make this decision the only one; raises CaseChanged when the case moved since it was read."""
    still = update(Case).where(
        Case.id == case.id,
        Case.version == case.version,
        Case.decided_at.is_(None),
        Case.claimed_by_id == actor.id,
        Case.lease_until > clock.now(),
    )
    locked = still.values(version=Case.version + 1).returning(Case)
    if session().scalar(locked.execution_options(populate_existing=True)) is None:
        raise CaseChanged


def _claim_undo(case: Case, decision: Decision) -> None:
    """Make this the only undoing of the decision, while it is the last about its case; raises CaseChanged."""
    last = queries.list_decisions(case.id)[-1]
    ours = update(Case).where(Case.id == case.id, Case.version == case.version).values(version=Case.version + 1)
    locked = session().scalar(ours.returning(Case).execution_options(populate_existing=True))
    if locked is None or decision.undone_at or last.id != decision.id:
        raise CaseChanged


def _open_again(case: Case) -> None:
    """Put the case before the moderators again, unless another about the same subject is open already."""
    if case.decided_at is None:
        return
    try:
        with session().begin_nested():
            case.decided_at = None
            case.deadline_at = clock.now() + DEADLINES[case.severity]
            session().flush()
    except IntegrityError:
        session().refresh(case)
    else:
        intake.announce(case)
