"""Who may work cases, and who may see that there are any."""

from sqlalchemy import ColumnElement, and_, exists, or_

from backend.core.actor import Actor
from backend.core.errors import Forbidden

from .calibration.marks import is_real_or_given_to
from .models import Case, CaseParty, Report
from .ties.sources import known_to

WORK, OVERSEE, REPORT = "moderation.work", "moderation.oversee", "reports.file"


def require_reporter(actor: Actor) -> None:
    """Raise Forbidden unless the actor may report something."""
    actor.require(REPORT)


def require_moderator(actor: Actor) -> None:
    """Raise Forbidden unless the actor may work cases, which includes reading them."""
    actor.require(WORK)


def require_overview(actor: Actor) -> None:
    """Raise Forbidden unless the actor may see lists of cases; content needs a claim besides."""
    if not actor.can(WORK) and not actor.can(OVERSEE):
        raise Forbidden


def is_visible_to(actor: Actor) -> ColumnElement[bool]:
    """True of cases of the actor's community in which they have no part, about and by people they do not know."""
    takes_part = exists().where(CaseParty.case_id == Case.id, CaseParty.account_id == actor.id)
    here = and_(Case.community_id == actor.community_id, is_real_or_given_to(actor.id))
    return and_(here, ~takes_part, ~_knows_somebody(actor))


def _knows_somebody(actor: Actor) -> ColumnElement[bool]:
    """True of cases whose author or a reporter the actor knows; of those without an author, anybody in them."""
    known = known_to(actor.id)
    reporter = exists().where(Report.case_id == Case.id, Report.reporter_id.in_(known))
    party = exists().where(CaseParty.case_id == Case.id, CaseParty.account_id.in_(known))
    return or_(
        and_(Case.author_id.is_not(None), Case.author_id.in_(known)), reporter, and_(Case.author_id.is_(None), party)
    )
