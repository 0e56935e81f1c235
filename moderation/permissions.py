"""Who may work cases, and who may see that there are any."""

from sqlalchemy import ColumnElement, and_, exists

from backend.core.actor import Actor
from backend.core.errors import Forbidden

from .models import Case, CaseParty

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
    """True of cases of the actor's community in which they have no part themselves."""
    takes_part = exists().where(CaseParty.case_id == Case.id, CaseParty.account_id == actor.id)
    return and_(Case.community_id == actor.community_id, ~takes_part)
