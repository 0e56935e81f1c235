"""Telling people, and their reading it."""

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Window
from backend.notifications import queries, service
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.moderation.people import Cast

KIND = "moderation.overdue"


def notices() -> list[tuple[str, str | None]]:
    rows = session().scalars(select(Notice).order_by(Notice.account_id, Notice.cause))
    return [(notice.account_id, notice.cause) for notice in rows]


def test_everybody_named_hears_it(unit: UnitOfWork, cast: Cast) -> None:
    both = [cast.friend.id, cast.reporter.id]
    with unit():
        service.notify(account_ids=both, kind=KIND, data={"x": "1"}, link="/moderation")
        mine = queries.list_notices(cast.friend, Window()).items
        assert [(notice.kind, notice.data, notice.link) for notice in mine] == [(KIND, {"x": "1"}, "/moderation")]
        assert notices() == sorted((account_id, None) for account_id in both)


def test_one_cause_is_told_once_to_each(unit: UnitOfWork, cast: Cast) -> None:
    for account_ids in ([cast.friend.id], [cast.friend.id, cast.reporter.id]):
        with unit():
            service.notify(account_ids=account_ids, kind=KIND, cause="c1")
    with unit():
        service.notify(account_ids=[cast.friend.id], kind=KIND, cause="c2")
        assert notices() == sorted([(cast.friend.id, "c1"), (cast.friend.id, "c2"), (cast.reporter.id, "c1")])


def test_who_is_gone_is_passed_over(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        service.notify(account_ids=["gone", cast.friend.id], kind=KIND)
        assert notices() == [(cast.friend.id, None)]


def test_a_notice_without_words_is_never_stored(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        with pytest.raises(KeyError):
            service.notify(account_ids=[cast.friend.id], kind="no.kind")
        assert session().scalar(select(func.count()).select_from(Notice)) == 0


def test_reading_counts_from_the_first_time(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        with unit():
            service.notify(account_ids=[cast.friend.id, cast.reporter.id], kind=KIND)
            (notice,) = queries.list_notices(cast.friend, Window()).items
            assert queries.count_unread(cast.friend) == 1
            service.read_notice(actor=cast.friend, notice_id=notice.id)
            first = clock.now()
        clock.advance(clock.now() - clock.now().replace(hour=1))
        with unit():
            service.read_notice(actor=cast.friend, notice_id=notice.id)
            assert session().get_one(Notice, notice.id).read_at == first
            assert (queries.count_unread(cast.friend), queries.count_unread(cast.reporter)) == (0, 1)


def test_nobody_reads_for_another(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        service.notify(account_ids=[cast.friend.id], kind=KIND)
        (notice,) = queries.list_notices(cast.friend, Window()).items
        for actor, notice_id in ((cast.reporter, notice.id), (cast.friend, "unknown")):
            with pytest.raises(NotFound):
                service.read_notice(actor=actor, notice_id=notice_id)
