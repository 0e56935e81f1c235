"""Use case: reading what was said around a case, page by page, for a reason."""

from typing import Any

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, Invalid, NotFound
from moderation import audit, kinds, queries
from moderation.errors import ClaimNeeded
from moderation.kinds import Line
from moderation.models import Case
from moderation.seconds import service as seconds

from . import leave, record
from .errors import WiderNeedsSecond
from .models import AROUND, WiderReading


def read_on(*, actor: Actor, case_id: str, reason: str | None) -> dict[str, Any] | AppError:
    """The next page around a case one holds, on record for everybody whose words are on it.

    The first needs a reason. WiderNeedsSecond, returned and not raised because somebody was asked, means that one has
    read enough alone. Raises ClaimNeeded, Invalid without a reason, NotFound where there is nothing around, Forbidden.
    """
    case = queries.get_case(actor, case_id)
    if not case.is_held_by(actor.id):
        raise ClaimNeeded
    around = kinds.get_kind(case.kind).around
    if around is None:
        raise NotFound
    given = leave.find(case.id, actor.id) or _open(case, actor, reason)
    if given.pages >= given.pages_allowed:
        seconds.ask_to_read(case, by_id=actor.id, reason=given.reason)
        return WiderNeedsSecond()
    given.pages += 1
    return _serve(case, actor, given, around(case.subject_id, given.pages))


def _open(case: Case, actor: Actor, reason: str | None) -> WiderReading:
    if not reason:
        raise Invalid(errors={"reason": ["Missing data for required field."]})
    return leave.open_for(case.id, actor.id, reason)


def _serve(case: Case, actor: Actor, given: WiderReading, lines: list[Line]) -> dict[str, Any]:
    session().flush()
    record.note(case.id, reader_id=actor.id, why=AROUND, whose=[line.author_id for line in lines])
    read = {"page": given.pages, "reason": given.reason, "lines": len(lines)}
    audit.record(actor_id=actor.id, action="case.read_around", subject=case.id, data=read)
    return {
        "page": given.pages,
        "lines": [line.words for line in lines],
        "until": given.until,
        "pages_left": given.pages_allowed - given.pages,
    }
