"""Counting every minute; saying once a day which rules behave unlike themselves."""

import structlog

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service, switching

log = structlog.get_logger(__name__)
DAY = 24 * 60


@tasks.every(minutes=1)
def count_hits() -> None:
    """Turn what was noted into counts by day."""
    with unit_of_work():
        service.count_hits()


@tasks.every(minutes=DAY)
def tell_changed() -> None:
    """Warn of rules that have gone quiet or loud: a broken rule says nothing itself."""
    with unit_of_work():
        for record, how in service.list_changed():
            log.warning("rule_changed", standing=how, rule=record.rule, week=record.week, before=record.before)


@tasks.every(minutes=10)
def take_back_old() -> None:
    """What nobody answered within a day is asked no longer."""
    with unit_of_work():
        switching.take_back_old()
