"""What moderation does by the clock."""

import structlog

from backend.core import clock
from backend.core.db import unit_of_work
from backend.core.tasks import every

from . import conversations, helplines, service

log = structlog.get_logger(__name__)


@every(minutes=1)
def remind_overdue() -> None:
    """Let no case pass its deadline in silence."""
    with unit_of_work():
        service.announce_overdue()


@every(minutes=24 * 60)
def warn_of_stale_help_lines() -> None:
    """Say in the log which help lines somebody should call and check."""
    if stale := helplines.list_stale(clock.today()):
        log.warning("help_lines_unchecked", lines=[line.id for line in stale])


@every(minutes=24 * 60)
def forget_conversations() -> None:
    """Drop what conversations showed that have long been quiet."""
    with unit_of_work():
        conversations.forget_old()
