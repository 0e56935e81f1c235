"""What people hear when they are called to a case, and when a concern waits for somebody."""

from typing import Any

from backend.core import outbox
from moderation.concerns.service import LATE, late_concern
from moderation.paging import queries
from moderation.paging import service as paging

from . import service

WATCH_PAGE, CONCERNS_PAGE = "/watch", "/concerns"


@outbox.on(paging.PAGED)
def tell_who_is_called(payload: dict[str, Any]) -> None:
    """Call everybody on this rung, once for every ring, unless somebody has it by now."""
    call = paging.find_waiting(payload["page_id"])
    if call is None:
        return
    service.notify(
        account_ids=queries.list_called(call.id),
        kind="moderation.paged",
        data={"page_id": call.id, "severity": queries.severities([call])[call.case_id]},
        link=WATCH_PAGE,
        cause=f"page:{call.id}:{payload['ring']}",
    )
    paging.mark_sent(page_id=call.id)


@outbox.on(LATE)
def tell_of_late_concern(payload: dict[str, Any]) -> None:
    """Remind the writer and the coordinators that a clock has run out, unless it stopped meanwhile."""
    late = late_concern(payload["concern_id"], payload["clock"])
    if late is None:
        return
    service.notify(
        account_ids=late.account_ids,
        kind=f"moderation.concern_{late.clock}",
        link=f"{CONCERNS_PAGE}/{late.concern_id}",
        cause=f"concern:{late.concern_id}:{late.clock}",
    )
