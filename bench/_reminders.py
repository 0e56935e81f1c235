"""Reminders while the server dies: at a statement or a commit, in the signing up and in the telling."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from structlog.testing import capture_logs

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.events import reminders, service
from backend.notifications.models import Notice
from bench import Row
from tests.events.making import make_event
from tests.factories import make_community, make_youth
from tests.support.crashes import crash_at

NOW = datetime.fromisoformat("2026-10-20T12:00:00+02:00")
START = datetime.fromisoformat("2026-10-25T18:00:00+01:00")  # clocks are set back that night
PEOPLE, TRIES, FARTHEST = 3, 4, 30


def crashed(name: str, crashes: int) -> Iterator[Row]:
    """How many reminders were told twice, or not at all without a word in the log, over so many crashes."""
    random = Random(name)  # noqa: S311  # the same crashes every time
    struck = doubled = lost = due = 0
    while struck < crashes:
        with clock.freeze(NOW), capture_logs() as logs:
            youths = _evening(random)
            struck += youths.struck + _deliver(random)
            told = _told(youths.people)
        missed = sum(line["event"] == "reminder_missed" for line in logs)
        expected = len(reminders.KINDS) * PEOPLE
        due += expected
        doubled += sum(times - 1 for times in told.values())
        lost += expected - len(told) - missed
    for what, value in (("doubled", doubled), ("lost", lost)):
        yield Row(row=f"reminders_{name}_{what}", value=value, unit=f"of {due}", n=struck)


class _Evening:
    def __init__(self, event_id: str, people: list[Actor]) -> None:
        self.event_id, self.people, self.struck = event_id, people, 0


def _evening(random: Random) -> _Evening:
    """An event, and people who press again and again while the server dies under them, until it holds."""
    with unit_of_work():
        community = make_community()
        event = make_event(community=community, starts_at=START, ends_at=START + timedelta(hours=2), capacity=None)
        evening = _Evening(event.id, [make_youth(community=community) for _ in range(PEOPLE)])
    for youth in evening.people:
        for _ in range(TRIES):
            with crash_at(random.randint(1, FARTHEST)) as left, unit_of_work():
                service.sign_up(actor=youth, event_id=evening.event_id)
            evening.struck += left[0] == 0
        with unit_of_work():
            service.sign_up(actor=youth, event_id=evening.event_id)
    return evening


def _deliver(random: Random) -> int:
    """Work the queue at both hours, dying and coming back, until nothing is due; returns how often it died."""
    struck = 0
    for before in (timedelta(hours=25), timedelta(hours=2)):
        clock.advance(START - before - clock.now())
        while _is_anything_due():
            with crash_at(random.randint(1, FARTHEST)) as left:
                outbox.deliver_due()
            struck += left[0] == 0
            clock.advance(outbox.LEASE + timedelta(seconds=1))
    return struck


def _is_anything_due() -> bool:
    open_ones = (outbox.OutboxEntry.done_at.is_(None), outbox.OutboxEntry.due_at <= clock.now())
    with unit_of_work():
        due = select(outbox.OutboxEntry.id).where(outbox.OutboxEntry.topic == reminders.TOPIC, *open_ones)
        return session().scalar(due.limit(1)) is not None


def _told(people: list[Actor]) -> Counter[tuple[str, str]]:
    mine = Notice.account_id.in_([one.id for one in people])
    with unit_of_work():
        rows = session().execute(select(Notice.account_id, Notice.kind).where(mine, Notice.kind.in_(reminders.KINDS)))
        return Counter((account_id, kind) for account_id, kind in rows)
