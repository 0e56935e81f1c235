"""Background work of the friend bank."""

import structlog

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service

log = structlog.get_logger(__name__)


@tasks.every(minutes=10)
def close_due_proposals() -> None:
    """Settle what has waited its seven days, each by itself: one that fails holds up nobody else."""
    with unit_of_work(readonly=True):
        due = service.list_due()
    for proposal_id in due:
        _settle(proposal_id)


@tasks.every(minutes=30)
def remind_of_proposals() -> None:
    """Remind whoever has not answered."""
    with unit_of_work():
        service.remind_due()


@tasks.every(minutes=60)
def call_for_check_ins() -> None:
    """Tell volunteers what is due, and coordinators what nobody has looked after."""
    with unit_of_work():
        service.call_volunteers()
        service.call_coordinators()


@tasks.every(minutes=10)
def end_due_pauses() -> None:
    """End the pauses whose date has come."""
    with unit_of_work():
        service.end_pauses()


def _settle(proposal_id: str) -> None:
    try:
        with unit_of_work():
            service.settle(proposal_id=proposal_id)
    except Exception:
        log.exception("proposal_not_settled", proposal_id=proposal_id)
